package io.threekey.charter;

/** One installation serves one hospital group; a signature is good for one installation only. */
public record InstallationId(String value) {

    public InstallationId {
        Names.identifier(value, "installation");
    }

    @Override
    public String toString() {
        return value;
    }
}
