package io.threekey.evidence;

import java.util.List;

/** Whether an export holds, as a whole: either everything does, or what does not is named. */
public sealed interface Verdict {

    record Holds(Report report) implements Verdict {}

    record Fails(List<Failure> failures) implements Verdict {
        public Fails {
            failures = List.copyOf(failures);
        }
    }
}
