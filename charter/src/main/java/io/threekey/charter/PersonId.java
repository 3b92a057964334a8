package io.threekey.charter;

/** A person, by the identifier that the people module gives; never a name. */
public record PersonId(String value) {

    public PersonId {
        Names.identifier(value, "person");
    }

    @Override
    public String toString() {
        return value;
    }
}
