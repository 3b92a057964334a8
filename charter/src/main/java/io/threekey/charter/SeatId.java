package io.threekey.charter;

/** A seat in the steering group or the seat of a deputy. */
public record SeatId(String value) {

    public SeatId {
        Names.word(value, "seat");
    }

    @Override
    public String toString() {
        return value;
    }
}
