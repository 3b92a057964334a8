package io.threekey.server.notices;

import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notice as one person finds it in the console.
 *
 * @param answers who else of those paged has it in hand; the earliest first
 * @param mine when this person said so
 * @param rings whether one of those that the page is for has nobody who said so yet, and this person is of them
 */
public record ToldNotice(
        NoticeId id,
        String code,
        List<?> arguments,
        Urgency urgency,
        String path,
        Instant toldAt,
        Optional<Instant> mine,
        List<Answer> answers,
        boolean rings) {

    /** @param name empty where the person is no longer known by name here */
    public record Answer(Optional<String> name, Instant at) {}

    public Words subject() {
        return new Words("notice.%s.subject".formatted(code), arguments);
    }

    public Words text() {
        return new Words("notice.%s.text".formatted(code), arguments);
    }
}
