package io.threekey.server.timing;

import java.util.function.Function;

/** What is told apart by what, and of what somebody may know the sum. */
enum Cut {
    /** How many were let in on each ward; how many that are for a use case is shown. */
    WARDS("timing_sign_in", "ward", "use_case", Cut.MEASURED, Part::second),
    USE_CASES("timing_sign_in", "use_case", "''", Cut.MEASURED, Part::key),
    /** Seconds alone are shown, and no number that could be subtracted. */
    APPLICATIONS("timing_sign_in", "application", "''", Cut.MEASURED, Part::key),
    EVERYBODY("timing_sign_in", "''", "''", Cut.MEASURED, Part::key),
    WAITS("timing_application", "application", "''", "true", Part::key),
    /** On all wards together as many as for all causes together. */
    KEPT_OUT_ON_WARDS("timing_sign_in", "ward", "use_case", Cut.KEPT_OUT, part -> ""),
    CAUSES("timing_sign_in", "refusal", "''", Cut.KEPT_OUT, part -> ""),
    /** Clinical operations is told how many they are. */
    IN_THE_WAY("timing_in_the_way", "ward", "hindrance", "true", part -> "");

    private static final String MEASURED = "whole_micros is not null";
    private static final String KEPT_OUT = "refusal <> ''";

    final String table;
    final String name;
    final String second;
    final String counted;
    final Function<Part, ?> whole;

    Cut(String table, String name, String second, String counted, Function<Part, ?> whole) {
        this.table = table;
        this.name = name;
        this.second = second;
        this.counted = counted;
        this.whole = whole;
    }
}
