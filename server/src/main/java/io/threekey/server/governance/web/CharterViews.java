package io.threekey.server.governance.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.ObjectionEffect;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Rank;
import io.threekey.charter.Scope;
import io.threekey.charter.Seat;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ClockWords;
import io.threekey.server.governance.QuorumWords;
import io.threekey.server.governance.web.CharterView.Answer;
import io.threekey.server.governance.web.CharterView.Choice;
import io.threekey.server.governance.web.CharterView.Choices;
import io.threekey.server.governance.web.CharterView.Group;
import io.threekey.server.governance.web.CharterView.Part;
import io.threekey.server.governance.web.CharterView.Place;
import io.threekey.server.governance.web.CharterView.Question;
import io.threekey.server.governance.web.CharterView.Row;
import io.threekey.server.governance.web.DecisionMatrix.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a charter: the answers to a question, or every decision at a glance. */
final class CharterViews {

    private static final String ALL = "";

    private final Charter charter;
    private final DecisionMatrix matrix;
    private final SeatsToday seats;
    private final AnswerWords words;
    private final Map<String, String> sites;

    CharterViews(Charter charter, Map<String, String> siteNames, Absentees absentees, Instant now) {
        this.charter = charter;
        this.matrix = new DecisionMatrix(charter);
        this.seats = new SeatsToday(charter, absentees, now);
        this.sites = sitesOf(charter, siteNames);
        this.words = new AnswerWords(sites);
    }

    CharterView view(MatrixQuestion question, String fingerprint) {
        var asked = !question.asksForEverything();
        return new CharterView(
                lead(),
                charter.version(),
                fingerprint,
                question(question),
                asked ? answers(question) : List.of(),
                columns(),
                asked ? List.of() : groups(),
                new AtOnceWords(charter).sentences(),
                places());
    }

    private Words lead() {
        return Words.of(
                "governance.charter.lead", decidedBy(PolicyAddress.CHARTER), decidedBy(PolicyAddress.SEAT_SUCCESSION));
    }

    /** No charter was ever in force without a right for either. */
    private Words decidedBy(PolicyAddress address) {
        return QuorumWords.inSentence(charter.rightFor(address).orElseThrow().quorum());
    }

    List<Place> places() {
        return charter.seats().stream().map(this::place).toList();
    }

    List<Answer> answers(MatrixQuestion question) {
        return matrix.answers(question).stream().map(this::answer).toList();
    }

    private Answer answer(Found found) {
        var right = found.right();
        var signers = AnswerWords.signers(right);
        return new Answer(
                found.question().path(),
                words.title(found),
                words.sentence(found),
                ClockWords.wayOut(right),
                seats.who(those(signers, right, Part.SIGNS)),
                seats.who(those(signers, right, Part.CAN_SIGN)),
                seats.who(right.consulted()),
                bringsInTheSponsor(right) && !signers.contains(Function.SPONSOR)
                        ? Optional.of(seats.who(Function.SPONSOR))
                        : Optional.empty(),
                ClockWords.of(right),
                words.origin(found),
                right.reason());
    }

    private static List<Function> those(List<Function> signers, DecisionRight right, Part part) {
        return signers.stream()
                .filter(function -> Part.of(right, function) == part)
                .toList();
    }

    private static boolean bringsInTheSponsor(DecisionRight right) {
        return right.objection() == ObjectionEffect.ESCALATES || right.wayOutWorkingDays() > 0;
    }

    /** The staff representation has a column where it has a seat. */
    List<Function> columns() {
        return Arrays.stream(Function.values())
                .filter(function -> function.isDomain() || seats.exists(function))
                .toList();
    }

    List<Group> groups() {
        var groups = new LinkedHashMap<String, List<Row>>();
        matrix.decisions()
                .forEach(kind -> groups.computeIfAbsent(DecisionGroups.of(kind), first -> new ArrayList<>())
                        .add(row(kind)));
        return groups.entrySet().stream()
                .map(group -> new Group(Words.of("governance.charter.group." + group.getKey()), group.getValue()))
                .toList();
    }

    private Row row(DecisionKind kind) {
        return new Row(
                kind.value(),
                CharterWords.decision(kind),
                charter.rightFor(kind, Optional.empty(), Scope.GROUP)
                        .map(right -> columns().stream()
                                .map(function -> Part.of(right, function))
                                .toList())
                        .orElse(columns().stream().map(function -> Part.NONE).toList()),
                matrix.ownUseCases(kind, Scope.GROUP).stream()
                        .map(useCase -> CharterWords.useCase(Optional.of(useCase)))
                        .toList(),
                charter.rights().stream()
                        .filter(right ->
                                right.decision().equals(kind) && !right.scope().isGroup())
                        .map(right -> words.siteName(right.scope().value()))
                        .distinct()
                        .map(name -> Words.of("governance.place.site", name))
                        .toList());
    }

    private Place place(Seat seat) {
        var vacant = seats.vacantSince(seat).isPresent();
        return new Place(
                CharterWords.seat(seat),
                seat.holderName(),
                seat.until(),
                seat.keys().size(),
                vacant,
                seat.rank() == Rank.DEPUTY,
                seat.rank() == Rank.OWNER
                        && seats.who(seat.function()).deputies().isEmpty(),
                seats.away(seat));
    }

    private Question question(MatrixQuestion question) {
        return new Question(
                !question.asksForEverything(),
                decisions(question),
                choices(
                        "governance.charter.ask.use-case.any",
                        List.of(UseCase.values()),
                        UseCase::code,
                        useCase -> CharterWords.useCase(Optional.of(useCase)),
                        question.useCase().map(UseCase::code).orElse(ALL)),
                choices(
                        "governance.place.group",
                        List.copyOf(sites.keySet()),
                        site -> site,
                        site -> Words.of("governance.place.site", words.siteName(site)),
                        question.site()),
                choices(
                        "governance.charter.ask.function.any",
                        columns(),
                        Function::code,
                        CharterWords::function,
                        question.function().map(Function::code).orElse(ALL)));
    }

    private List<Choices> decisions(MatrixQuestion question) {
        var chosen = question.decision().map(DecisionKind::value).orElse(ALL);
        return matrix.decisions().stream()
                .collect(groupingBy(DecisionGroups::of, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(group -> new Choices(
                        Words.of("governance.charter.group." + group.getKey()),
                        group.getValue().stream()
                                .map(kind -> new Choice(
                                        kind.value(),
                                        CharterWords.decision(kind),
                                        kind.value().equals(chosen)))
                                .toList()))
                .toList();
    }

    private static <T> List<Choice> choices(
            String anyKey,
            List<T> all,
            java.util.function.Function<T, String> code,
            java.util.function.Function<T, Words> name,
            String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(ALL, Words.of(anyKey), chosen.equals(ALL)));
        all.forEach(one -> choices.add(
                new Choice(code.apply(one), name.apply(one), code.apply(one).equals(chosen))));
        return choices;
    }

    /** The sites that people know, and those that only the charter names. */
    private static Map<String, String> sitesOf(Charter charter, Map<String, String> names) {
        var sites = new LinkedHashMap<>(names);
        charter.rights().stream()
                .map(DecisionRight::scope)
                .filter(scope -> !scope.isGroup())
                .map(scope -> scope.value().substring("site:".length()))
                .forEach(site -> sites.putIfAbsent(site, site));
        return sites;
    }
}
