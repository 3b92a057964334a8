package io.threekey.demo.tour;

/** Something real to do, implemented as a bean; its texts are {@code demo.tour.<code>.title} and {@code .says}. */
interface TourStop {

    /** Smaller comes first. */
    int order();

    /** Stable, also part of its address, such as {@code a-nurse-comes-in}. */
    String code();

    Standing standing(Visit visit);

    /** What a button of this stop does, by the button's code. */
    default void press(String button, Visit visit) {
        throw new IllegalArgumentException(code() + " has no button " + button);
    }
}
