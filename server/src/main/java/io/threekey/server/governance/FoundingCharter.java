package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.Rank;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The first charter: the rights that ship with the server, the founders' seats and keys, this ledger. */
final class FoundingCharter {

    private static final String RIGHTS = "/charter/founding-rights.json";
    private static final Period TERM = Period.ofYears(2);

    /** The seats that found. Owners get their deputies later, by a decision. */
    enum FoundingSeat {
        SPONSOR("sponsor", Function.SPONSOR, Optional.empty()),
        SPONSOR_DEPUTY("sponsor-deputy", Function.SPONSOR, Optional.of(new SeatId("sponsor"))),
        IAM("iam", Function.IAM, Optional.empty()),
        CLINICAL_OPERATIONS("clinical-operations", Function.CLINICAL_OPERATIONS, Optional.empty()),
        SECURITY("security", Function.SECURITY, Optional.empty());

        private final SeatId id;
        private final Function function;
        private final Optional<SeatId> deputisesFor;

        FoundingSeat(String id, Function function, Optional<SeatId> deputisesFor) {
            this.id = new SeatId(id);
            this.function = function;
            this.deputisesFor = deputisesFor;
        }

        SeatId id() {
            return id;
        }

        boolean mustSign() {
            return deputisesFor.isEmpty();
        }

        Seat heldBy(Founder founder, Instant from) {
            return new Seat(
                    id,
                    function,
                    deputisesFor.isPresent() ? Rank.DEPUTY : Rank.OWNER,
                    deputisesFor,
                    founder.person(),
                    founder.name(),
                    from,
                    from.atOffset(ZoneOffset.UTC).plus(TERM).toInstant(),
                    founder.keys());
        }
    }

    private FoundingCharter() {}

    static Charter of(
            InstallationId installation,
            Origins origins,
            List<String> decisionKeyModels,
            String logOrigin,
            String logKey,
            List<Founder> founders,
            Instant from) {
        var shipped = shippedRights();
        var sealing = new SealingRules(
                origins.relyingParty(Origin.SEAL),
                List.of(origins.sealOrigin().toString()),
                List.of(KeyAlgorithm.ES256, KeyAlgorithm.EDDSA),
                decisionKeyModels);
        var seats = founders.stream()
                .map(founder -> founder.seat().heldBy(founder, from).document())
                .toList();
        var document = Document.of(Charter.FORMAT)
                .put("installation", installation.value())
                .put("version", 1)
                .put("sealing", sealing.document())
                .put("log", new LogIdentity(logOrigin, logKey).document())
                .put("seats", new JsonArray(seats));
        shipped.fields().forEach(document::put);
        return Charter.of(document.build());
    }

    /** Policy kinds, rights and first policies, as readable JSON in the server's resources. */
    private static JsonObject shippedRights() {
        try (var file = FoundingCharter.class.getResourceAsStream(RIGHTS)) {
            if (file != null && JsonReader.read(file.readAllBytes()) instanceof JsonObject rights) {
                return rights;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("the server was built without " + RIGHTS);
    }
}
