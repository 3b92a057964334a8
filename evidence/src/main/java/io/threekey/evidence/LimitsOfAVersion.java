package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import java.util.List;
import java.util.Optional;

/** Limits that an entry names, and the policy version that is said to give them there. */
record LimitsOfAVersion(int idleMinutes, int overallMinutes, PolicyAddress policy, int version, Digest document) {

    /**
     * Where people were let in.
     *
     * @param site empty in entries of before sites were named
     */
    record Where(UseCase useCase, CareSetting careSetting, Optional<Scope> site) {

        static Where of(LetInEntry entry) {
            return new Where(entry.useCase(), entry.careSetting(), entry.site());
        }
    }

    /** The version of that name, where it was adopted. */
    Optional<PolicyVersion> adopted(History history) {
        return history.versions(policy).stream()
                .filter(adopted -> adopted.version() == version)
                .findFirst();
    }

    /** The use case or site that no policy of this name is for; empty where it may be for both. */
    Optional<String> elsewhere(Where where) {
        if (!policy.inGroup()
                .equals(new PolicyAddress(SessionLimitsRow.KIND, Optional.of(where.useCase()), Scope.GROUP))) {
            return Optional.of(where.useCase().code());
        }
        return where.site()
                .filter(site -> !policy.scope().isGroup() && !policy.scope().equals(site))
                .map(Scope::value);
    }

    boolean isByTheTextOf(PolicyVersion adopted) {
        return adopted.digest().equals(document);
    }

    /** What the version gives there instead of these limits; empty where it gives these. */
    Optional<String> givenInstead(PolicyVersion adopted, CareSetting careSetting) {
        List<SessionLimitsRow> given = given(adopted, careSetting);
        if (given.equals(List.of(new SessionLimitsRow(careSetting.code(), idleMinutes, overallMinutes)))) {
            return Optional.empty();
        }
        return Optional.of(careSetting.code() + " "
                + (given.size() == 1
                        ? minutes(
                                given.getFirst().idleMinutes(), given.getFirst().overallMinutes())
                        : "no limits of its own"));
    }

    String minutes() {
        return minutes(idleMinutes, overallMinutes);
    }

    String name() {
        return name(policy, version);
    }

    static String name(PolicyAddress policy, int version) {
        return "version " + version + " of " + policy.kind() + " ("
                + policy.useCase().map(UseCase::code).orElse("all use cases") + ", " + policy.scope() + ")";
    }

    private static List<SessionLimitsRow> given(PolicyVersion adopted, CareSetting careSetting) {
        try {
            return SessionLimitsRow.readAll(adopted.document()).stream()
                    .filter(row -> row.careSetting().equals(careSetting.code()))
                    .toList();
        } catch (MalformedDocument notLimits) {
            return List.of();
        }
    }

    private static String minutes(long idle, long overall) {
        return idle + " minutes without a touch and " + overall + " altogether";
    }
}
