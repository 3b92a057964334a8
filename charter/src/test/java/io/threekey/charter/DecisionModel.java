package io.threekey.charter;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.NaiveRules.Word;
import io.threekey.charter.json.Digest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Walks every course that a decision under a small charter can take: every seat, every act, at every moment at which a
 * clock turns or a term ends, in every order, breadth first. Courses after which every seat has said the same last, and
 * as fresh, go on as one; but each step is judged on the acts of its own course, so that nothing that was said before is
 * lost.
 */
final class DecisionModel {
    final SmallCharter small;
    final Charter charter;
    final Proposal proposal;
    final List<Node> nodes = new ArrayList<>();
    long steps;

    private final ActSubject subject;
    private final NaiveRules rules;
    private final List<Instant> moments;
    private final Instant wayOutOpens;
    private final CheckpointSeen ledger;
    private final Map<List<Integer>, Node> known = new LinkedHashMap<>();
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private final Map<Integer, Digest> names = new HashMap<>();

    /** What every seat has said at a moment, one course that led there, and where the next steps lead. */
    static final class Node {
        final Map<SeatId, Word> words;
        final int moment;
        final List<Act> course;
        final List<Edge> next = new ArrayList<>();
        final NaiveRules.Expected expected;

        private Node(Map<SeatId, Word> words, int moment, List<Act> course, NaiveRules.Expected expected) {
            this.words = words;
            this.moment = moment;
            this.course = course;
            this.expected = expected;
        }

        boolean isReady() {
            return expected.state().equals("ReadyToAdopt");
        }

        boolean isLapsed() {
            return expected.state().equals("Lapsed");
        }
    }

    /** @param by empty where the clock turned */
    record Edge(Optional<Seat> by, Node to) {}

    DecisionModel(SmallCharter small) {
        this.small = small;
        this.charter = small.charter();
        this.proposal = small.proposal(charter);
        this.subject = ActSubject.of(charter, charter.digest(), proposal);
        var start = proposal.proposedAt();
        var fresh = Duration.ofHours(SmallCharter.FRESH_HOURS);
        this.wayOutOpens = start.plus(Duration.ofDays(SmallCharter.FRIDAY));
        this.moments = Stream.concat(
                        Stream.of(
                                start,
                                start.plus(fresh).plusMillis(1),
                                wayOutOpens,
                                wayOutOpens.plus(fresh).plusMillis(1),
                                proposal.openUntil(),
                                proposal.openUntil().plusMillis(1)),
                        charter.seats().stream()
                                .flatMap(seat -> Stream.of(seat.from(), seat.until()))
                                .filter(turn -> turn.isAfter(start) && !turn.isAfter(proposal.openUntil())))
                .distinct()
                .sorted()
                .toList();
        this.ledger = CheckpointSeen.empty(charter.log().origin());
        this.rules = new NaiveRules(small, proposal, wayOutOpens);
    }

    DecisionModel explore() {
        reach(Map.of(), 0, List.of());
        while (!waiting.isEmpty()) {
            var node = waiting.remove();
            for (var seat : charter.seats()) {
                for (var kind : ActKind.values()) {
                    act(node, seat, kind);
                }
            }
            if (node.moment + 1 < moments.size()) {
                turnTheClock(node);
            }
        }
        return this;
    }

    private void act(Node node, Seat seat, ActKind kind) {
        var now = moments.get(node.moment);
        var course = new ArrayList<>(node.course);
        course.add(made(node.course, seat, kind, now));
        if (!isAccepted(node, course.getLast(), now)) {
            return;
        }
        switch (kind) {
            case STOP -> isOver(node, course);
            case ADVISE -> isAs(node.expected, course, now);
            case SIGN, OBJECT, WITHDRAW, OVERRULE ->
                node.next.add(new Edge(
                        Optional.of(seat), reach(NaiveRules.after(node.words, seat, kind, now), node.moment, course)));
        }
    }

    private boolean isAccepted(Node node, Act act, Instant now) {
        var accepted = StatementVerification.of(subject, act)
                .or(() -> ActOrder.of(subject, node.course, act))
                .isEmpty();
        steps++;
        rules.mayAct(act.kind(), act.seat(), node.words, now).ifPresent(allowed -> {
            if (allowed != accepted) {
                throw new AssertionError(
                        "%s: %s at %s after %s: accepted is %s".formatted(small, act, now, node.course, accepted));
            }
        });
        return accepted;
    }

    /** Once it is stopped nothing changes that, neither an act nor time. */
    private void isOver(Node node, List<Act> course) {
        for (var moment : moments.subList(node.moment, moments.size())) {
            assertThat(state(course, moment)).isEqualTo(new ProposalState.Stopped(course.getLast()));
            for (var kind : ActKind.values()) {
                var late = made(course, charter.seats().getFirst(), kind, moment);
                assertThat(ActOrder.of(subject, course, late)).isPresent();
            }
        }
    }

    private void turnTheClock(Node node) {
        var next = moments.get(node.moment + 1);
        isJudged(node.words, node.course, next.minusMillis(1));
        if (moments.indexOf(wayOutOpens) == node.moment + 1) {
            for (var seat : charter.seats()) {
                isAccepted(node, made(node.course, seat, ActKind.OVERRULE, next.minusMillis(1)), next.minusMillis(1));
            }
        }
        var later = reach(node.words, node.moment + 1, node.course);
        if (later.isReady() && !node.isReady()) {
            throw new AssertionError("%s: silence consented after %s".formatted(small, node.course));
        }
        node.next.add(new Edge(Optional.empty(), later));
    }

    private Node reach(Map<SeatId, Word> words, int moment, List<Act> course) {
        var now = moments.get(moment);
        var key = key(words, moment);
        var node = known.get(key);
        if (node == null) {
            node = new Node(words, moment, course, rules.expected(words, now));
            known.put(key, node);
            waiting.add(node);
            nodes.add(node);
        }
        isAs(node.expected, course, now);
        return node;
    }

    private void isJudged(Map<SeatId, Word> words, List<Act> course, Instant now) {
        isAs(rules.expected(words, now), course, now);
    }

    private void isAs(NaiveRules.Expected expected, List<Act> course, Instant now) {
        steps++;
        var state = state(course, now);
        var fault = NaiveRules.fault(expected, state);
        if (fault.isPresent()) {
            throw new AssertionError(
                    "%s, at %s after %s: %s; it is %s".formatted(small, now, course, fault.get(), state));
        }
    }

    /** What every seat said last, and how long that counts; what has lapsed lapsed alike. */
    private List<Integer> key(Map<SeatId, Word> words, int moment) {
        var key = new ArrayList<Integer>();
        key.add(moment);
        for (var seat : charter.seats()) {
            var word = words.get(seat.id());
            key.add(word == null ? -1 : word.kind() == ActKind.OBJECT ? -2 : kindAndEnd(word, moment));
        }
        return key;
    }

    private int kindAndEnd(Word word, int moment) {
        var end = moment;
        while (end < moments.size() && NaiveRules.isFresh(word, moments.get(end))) {
            end++;
        }
        return word.kind().ordinal() * moments.size() + (end == moment ? 0 : end);
    }

    Instant moment(Node node) {
        return moments.get(node.moment);
    }

    ProposalState state(List<Act> course, Instant now) {
        return DecisionProcess.stateOf(charter, proposal, course, now);
    }

    /** The states from which no course leads to a decision, although these seats act as they should. */
    List<Node> deadEnds(Set<Seat> acting) {
        var leading = new HashMap<Node, List<Node>>();
        for (var node : nodes) {
            for (var edge : node.next) {
                if (edge.by().isEmpty() || acting.contains(edge.by().get())) {
                    leading.computeIfAbsent(edge.to(), ignored -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        var ending = nodes.stream().filter(Node::isReady).collect(toCollection(HashSet::new));
        var behind = new ArrayDeque<>(ending);
        while (!behind.isEmpty()) {
            for (var node : leading.getOrDefault(behind.remove(), List.of())) {
                if (ending.add(node)) {
                    behind.add(node);
                }
            }
        }
        return nodes.stream()
                .filter(node -> !node.isLapsed() && !ending.contains(node))
                .toList();
    }

    /** Nobody's key is asked: what a signature means is walked here, what it proves is tested elsewhere. */
    private Act made(List<Act> before, Seat seat, ActKind kind, Instant at) {
        var statement = new ActStatement(
                charter.installation(),
                subject.founding(),
                charter.version(),
                subject.charterDigest(),
                subject.content(),
                proposal.replacesVersion(),
                kind,
                seat.id(),
                seat.principal(),
                before.stream().map(Act::digest).toList(),
                ledger,
                at,
                at.plus(Duration.ofHours(SmallCharter.FRESH_HOURS)),
                kind.givesReason() ? Optional.of("the night shift cannot work so") : Optional.empty());
        return new Act(statement, name(before.size(), kind), seat);
    }

    /** Acts are told apart by their place in the course and by what they are. */
    private Digest name(int place, ActKind kind) {
        return names.computeIfAbsent(
                place * ActKind.values().length + kind.ordinal(),
                number -> Digest.ofBytes(ByteBuffer.allocate(32).putInt(number).array()));
    }
}
