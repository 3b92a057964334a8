package io.threekey.server.authenticators.models;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One edition of the signed list, its signature found good.
 *
 * @param number of the edition ({@code no}), which only grows
 * @param nextUpdate the day by which there should be another
 */
record ModelList(long number, LocalDate nextUpdate, Map<UUID, KeyModel> models) {

    ModelList {
        models = Map.copyOf(models);
    }

    /** Whichever of two entries of one model comes first counts. */
    static ModelList of(long number, LocalDate nextUpdate, List<KeyModel> models) {
        return new ModelList(
                number,
                nextUpdate,
                models.stream().collect(Collectors.toMap(KeyModel::id, Function.identity(), (first, again) -> first)));
    }

    Optional<KeyModel> find(UUID model) {
        return Optional.ofNullable(models.get(model));
    }

    boolean isOldAt(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(nextUpdate);
    }
}
