package io.threekey.charter;

/** A proposal, never used for a second one. */
public record ProposalId(String value) {

    public ProposalId {
        Names.identifier(value, "proposal");
    }

    @Override
    public String toString() {
        return value;
    }
}
