package io.threekey.server.authenticators.models;

import io.threekey.charter.Codes;

/** Why a list is not believed (FIDO Metadata Service 3.1.1, "Metadata BLOB object processing rules"). */
public enum ModelListRefused {
    /** The file is not there, or the address does not answer. */
    NOT_THERE,
    /** It is no signed list at all. */
    UNREADABLE,
    /** Its certificates do not lead to the root that is trusted, or have run out. */
    SIGNER_NOT_TRUSTED,
    /** They do, and belong to somebody else than FIDO's Metadata Service. */
    SIGNER_IS_ANOTHER,
    SIGNATURE_WRONG,
    /** An edition with a higher number was seen before. */
    WENT_BACK;

    public String code() {
        return Codes.code(this);
    }
}
