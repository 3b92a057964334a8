package io.threekey.evidence;

import java.util.List;

/** Beside one decision: a role came back in the database and went, twice; a policy that cannot be verified stands there. */
public final class ALedgerWithAlarms {

    private ALedgerWithAlarms() {}

    public static AHospitalsLedger of(String seed) {
        AHospitalsLedger ledger = AHospitalsLedger.withOneDecision(seed);
        for (String found : List.of("1", "2")) {
            var role = new AlertEntry("role.put-back", List.of(found), ledger.now());
            ledger.record(EntryType.ALERT_RAISED, role.payload());
            ledger.record(EntryType.ALERT_OVER, role.payload());
        }
        return ledger.record(
                EntryType.ALERT_RAISED, new AlertEntry("policy.unverifiable", List.of(), ledger.now()).payload());
    }
}
