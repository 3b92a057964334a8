package io.threekey.server.governance.web;

import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.ObjectionEffect;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.QuorumWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The charter as somebody reads it who wants to know who decides: the question, its answers, all decisions at a glance,
 * and who holds the seats.
 *
 * @param lead by whose decision it changes itself
 * @param answers to the question asked; empty where nothing was asked
 * @param groups every decision at a glance, where nothing was asked
 * @param atOnce what one domain may do alone, a sentence each
 */
public record CharterView(
        Words lead,
        int version,
        String fingerprint,
        Question question,
        List<Answer> answers,
        List<Function> columns,
        List<Group> groups,
        List<Words> atOnce,
        List<Place> seats) {

    private static final int MOST_IN_FULL = 10;

    /** Whether there are so many answers that each is said in one sentence. */
    public boolean isLong() {
        return answers.size() > MOST_IN_FULL;
    }

    /** @param asked whether anything was asked */
    public record Question(
            boolean asked,
            List<Choices> decisions,
            List<Choice> useCases,
            List<Choice> sites,
            List<Choice> functions) {}

    public record Choices(Words title, List<Choice> choices) {}

    /** @param value as the form sends it */
    public record Choice(String value, Words name, boolean chosen) {}

    /**
     * Who decides one thing.
     *
     * @param path where it is answered alone and in full
     * @param sentence the whole answer
     * @param wayOut whether and when the sponsor may decide against one domain
     * @param mustSign without whom it is not decided, in the order in which the charter names them
     * @param canSign whose signatures can count beside or instead of others
     * @param sponsor where an objection or the way out brings in a sponsor who is not among the signers
     * @param origin which row of the charter says so
     */
    public record Answer(
            String path,
            Words title,
            Words sentence,
            Words wayOut,
            List<Who> mustSign,
            List<Who> canSign,
            List<Who> heard,
            Optional<Who> sponsor,
            List<Words> clocks,
            Words origin,
            String reason) {}

    /**
     * @param holder empty while nobody holds the seat
     * @param away who of them is away, and who may sign meanwhile
     */
    public record Who(
            Words function,
            Optional<String> holder,
            Optional<Instant> until,
            List<String> deputies,
            Optional<Words> away) {

        /** Whether nobody at all can act for it today. */
        public boolean nobody() {
            return holder.isEmpty() && deputies.isEmpty();
        }
    }

    /** Decisions that the same domain leads. */
    public record Group(Words title, List<Row> rows) {}

    /**
     * One decision for all use cases in the whole group.
     *
     * @param differs use cases that have a right of their own
     * @param sites that have one
     */
    public record Row(String code, Words what, List<Part> parts, List<Words> differs, List<Words> sites) {}

    /**
     * @param vacant no holder's term covers today
     * @param alone an owner whom nobody deputises for
     * @param away what the holder has said, now or for later
     */
    public record Place(
            Words title,
            String holder,
            Instant until,
            int keys,
            boolean vacant,
            boolean deputy,
            boolean alone,
            Optional<Words> away) {}

    /** What one function does in one right. */
    public enum Part {
        SIGNS("governance.charter.cell.decides"),
        CAN_SIGN("governance.charter.cell.may-decide"),
        IS_HEARD("governance.charter.cell.consulted"),
        IF_OBJECTED("governance.charter.cell.if-objected"),
        WAY_OUT("governance.charter.cell.way-out"),
        NONE("governance.charter.cell.none");

        private final String textKey;

        Part(String textKey) {
            this.textKey = textKey;
        }

        public String textKey() {
            return textKey;
        }

        static Part of(DecisionRight right, Function function) {
            if (QuorumWords.functionsIn(right.quorum()).contains(function)) {
                return QuorumWords.indispensableIn(right.quorum()).contains(function) ? SIGNS : CAN_SIGN;
            }
            if (right.consulted().contains(function)) {
                return IS_HEARD;
            }
            if (function == Function.SPONSOR && right.objection() == ObjectionEffect.ESCALATES) {
                return IF_OBJECTED;
            }
            return function == Function.SPONSOR && right.wayOutWorkingDays() > 0 ? WAY_OUT : NONE;
        }
    }
}
