package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may act for a function, from when until when, and with which keys. A deputy acts in its principal's place, so the
 * two never count twice.
 *
 * @param until the first instant at which the term is over
 */
public record Seat(
        SeatId id,
        Function function,
        Rank rank,
        Optional<SeatId> deputisesFor,
        PersonId holder,
        String holderName,
        Instant from,
        Instant until,
        List<DecisionKey> keys) {

    public Seat {
        keys = List.copyOf(keys);
        Names.notBlank(holderName, "name of the holder of seat " + id);
        if (deputisesFor.isPresent() != (rank == Rank.DEPUTY)) {
            throw new IllegalArgumentException("seat " + id + ": a deputy, and only a deputy, acts for another seat");
        }
    }

    /** The seat whose place an act from this seat fills. */
    public SeatId principal() {
        return deputisesFor.orElse(id);
    }

    public boolean isHeldAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Whether the term has ended by then; one that is still to begin is neither held nor over. */
    public boolean isOverAt(Instant instant) {
        return !instant.isBefore(until);
    }

    public Optional<DecisionKey> key(byte[] credentialId) {
        return keys.stream()
                .filter(key -> Arrays.equals(key.credentialId(), credentialId))
                .findFirst();
    }

    public Standing standing() {
        return new Standing(holder, principal(), function, id);
    }

    public JsonObject document() {
        var document = Json.object()
                .put("id", id.value())
                .put("function", function.code())
                .put("rank", rank.code())
                .put("holder", holder.value())
                .put("holderName", holderName)
                .put("from", from)
                .put("until", until)
                .put(
                        "keys",
                        new JsonArray(keys.stream().map(DecisionKey::document).toList()));
        deputisesFor.ifPresent(principal -> document.put("deputisesFor", principal.value()));
        return document.build();
    }

    static Seat read(Fields fields) {
        return new Seat(
                fields.text("id", SeatId::new),
                fields.text("function", Function::ofCode),
                fields.text("rank", Rank::ofCode),
                fields.optional("deputisesFor", name -> fields.text(name, SeatId::new)),
                fields.text("holder", PersonId::new),
                fields.text("holderName"),
                fields.instant("from"),
                fields.instant("until"),
                fields.objects("keys", DecisionKey::read));
    }
}
