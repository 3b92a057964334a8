package io.threekey.server.applications;

/** Where a server of health records answers: what an application names as {@code aud}, character by character. */
public record FhirServerAddress(String value) {

    public FhirServerAddress {
        if (RegisteredAddress.read(value, RegisteredAddress::isOnThisMachine)
                .filter(uri -> uri.getRawQuery() == null)
                .isEmpty()) {
            throw new IllegalArgumentException("not an address of a server of health records: " + value);
        }
    }
}
