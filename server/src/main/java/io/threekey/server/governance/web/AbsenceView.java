package io.threekey.server.governance.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * When the people of the reader's seat are away.
 *
 * @param people the reader first
 * @param done what has just been done
 * @param typed what was typed and did not fit, or what is usual
 */
public record AbsenceView(List<Person> people, Optional<Refusal> refusal, Optional<Words> done, Typed typed) {

    /** @param own whether it is the reader */
    public record Person(String id, String name, Words seat, boolean own, List<Period> periods) {}

    /** @param begun whether it goes on today */
    public record Period(String id, Words when, String first, String last, boolean begun) {}

    /** As the browser's date fields take it. */
    public record Typed(String person, String first, String last) {}
}
