package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.people.StaffMonitoring;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries other demands on the keys that people came in with in a period, and on those that were not enough. */
final class KeyReplay implements ImpactReplay {

    private final PolicyKindName kind;
    private final PoliciesInForce policies;
    private final Ledger ledger;
    private final WorkPlaces places;
    private final StaffMonitoring monitoring;

    KeyReplay(
            PolicyKindName kind,
            PoliciesInForce policies,
            Ledger ledger,
            WorkPlaces places,
            StaffMonitoring monitoring) {
        this.kind = kind;
        this.policies = policies;
        this.ledger = ledger;
        this.places = places;
        this.monitoring = monitoring;
    }

    @Override
    public PolicyKindName kind() {
        return kind;
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period) {
        var compared = new KeysCompared(
                AskedOfKeysDocuments.obeyedOf(kind, inForce),
                AskedOfKeysDocuments.obeyedOf(kind, proposed),
                new AskedBesides(kind, policies),
                places.now());
        var affordable = Affordable.of(SignInEntries.LET_IN, period, ledger);
        Consumer<TriedKey> take = key -> {
            if (address.useCase().filter(key.useCase()::equals).isPresent() && sites.reaches(key.site())) {
                compared.take(key);
            }
        };
        ledger.eachOf(
                SignInEntries.LET_IN,
                affordable.from(),
                affordable.until(),
                entry -> take.accept(TriedKey.letIn(entry)));
        ledger.eachOf(
                SignInEntries.REFUSED,
                affordable.from(),
                affordable.until(),
                entry -> Optional.of(entry)
                        .filter(this::isOfThisKind)
                        .flatMap(TriedKey::keptOut)
                        .ifPresent(take));
        return compared.impact(affordable, monitoring.smallestGroup());
    }

    /** Whoever another kind of policy keeps out is kept out, whatever becomes of this one. */
    private boolean isOfThisKind(LedgerEntry out) {
        return Fields.of(out.payload(), out.type())
                .optionalObject("policy")
                .map(policy -> PolicyAddress.read(Fields.of(policy, out.type())))
                .filter(by -> by.kind().equals(kind))
                .isPresent();
    }
}
