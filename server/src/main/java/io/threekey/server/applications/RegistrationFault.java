package io.threekey.server.applications;

import io.threekey.server.applications.SmartScope.Whose;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an application cannot be registered by the profile that was chosen, and which line of the form says so. */
enum RegistrationFault {
    /** FAPI 2.0 Security Profile, 5.3.2.1: confidential clients only. */
    PROVES_NOTHING("keys"),
    KEY_OF_ANOTHER_KIND("keys"),
    /** SMART App Launch 2.2 knows keys alone. */
    CERTIFICATE_INSTEAD("certificate"),
    /** FAPI 2.0 Security Profile, 5.4.1. */
    SIGNED_OTHERWISE("signing"),
    /** FAPI 2.0 Security Profile, 5.3.2.2: in the clear on the person's own machine alone (RFC 8252, 7.3). */
    IN_THE_CLEAR("redirects"),
    NO_RECORDS("fhirServer"),
    NOT_ABOUT_RECORDS("fhirServer"),
    /** SMART App Launch 2.2, backend services: only who proves itself may ask for itself. */
    ASKS_FOR_ITSELF_UNPROVEN("keys"),
    NOBODY_COMES_BACK("redirects");

    private final String field;

    RegistrationFault(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the fields of an application say together; each was read by itself before. */
    record Together(
            ClientProfile profile,
            ClientProof proof,
            TokenAlgorithm signing,
            List<RedirectUri> redirects,
            Optional<RecordAccess> records) {

        private boolean asksForItself() {
            return records.filter(access -> access.of(Whose.SYSTEM).findAny().isPresent())
                    .isPresent();
        }

        private boolean asksForPeople() {
            return records.filter(access -> access.of(Whose.USER).findAny().isPresent())
                    .isPresent();
        }
    }

    static List<RegistrationFault> of(Together all) {
        return Stream.of(values()).filter(fault -> fault.isIn(all)).toList();
    }

    private boolean isIn(Together all) {
        var demands = all.profile().demands();
        var smart = all.profile() == ClientProfile.SMART;
        return switch (this) {
            case PROVES_NOTHING -> demands.provesItself() && all.proof() instanceof ClientProof.None;
            case KEY_OF_ANOTHER_KIND ->
                all.proof() instanceof ClientProof.ByKey(var keys)
                        && keys.stream()
                                .anyMatch(key -> demands.algorithmOf(key).isEmpty());
            case CERTIFICATE_INSTEAD ->
                !demands.takesCertificates() && all.proof().isByConnection();
            case SIGNED_OTHERWISE -> !demands.signed().contains(all.signing());
            case IN_THE_CLEAR ->
                all.profile() == ClientProfile.FAPI2
                        && !all.redirects().stream().allMatch(RedirectUri::isReadByNobodyElse);
            case NO_RECORDS -> smart && all.records().isEmpty();
            case NOT_ABOUT_RECORDS -> !smart && all.records().isPresent();
            case ASKS_FOR_ITSELF_UNPROVEN -> all.asksForItself() && !(all.proof() instanceof ClientProof.ByKey);
            case NOBODY_COMES_BACK ->
                all.redirects().isEmpty() && !(smart && all.asksForItself() && !all.asksForPeople());
        };
    }
}
