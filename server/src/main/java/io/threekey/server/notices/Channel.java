package io.threekey.server.notices;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** One way out of the house. Sends outside of any transaction, and gives up by itself within half a minute. */
interface Channel {

    Way way();

    /** Where the operators set nothing up, nothing is sent and nobody is alarmed. */
    boolean isSetUp();

    boolean serves(Urgency urgency);

    /** Where this way reaches the person. */
    Optional<String> target(Address address);

    Sent send(Message message, String target);

    /**
     * @param delivery the same in every attempt, so that a receiver can tell a repetition
     * @param attempt from 1 on
     * @param link of the page on which to go on
     */
    record Message(
            String delivery,
            int attempt,
            Urgency urgency,
            String subject,
            String text,
            URI link,
            URI inbox,
            Instant toldAt) {}

    sealed interface Sent {}

    record Delivered() implements Sent {}

    /** Worth another attempt. */
    record Postponed(Problem problem) implements Sent {}

    /** Would fail again. */
    record Refused(Problem problem) implements Sent {}
}
