package io.threekey.server.records.web;

import io.threekey.charter.PersonId;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.Search;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.people.PreparedErasures;
import io.threekey.server.people.RecordLooks.Looking.Permitted;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.records.EntryGroup;
import io.threekey.server.records.EntryWords;
import io.threekey.server.records.ReadableEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the search page shows. */
@Component
class LedgerViews {

    private final LedgerSearch ledger;
    private final ReadableEntries readable;
    private final EntryWords words;
    private final People people;
    private final StaffMonitoring monitoring;
    private final PreparedErasures erasures;

    LedgerViews(
            LedgerSearch ledger,
            ReadableEntries readable,
            EntryWords words,
            People people,
            StaffMonitoring monitoring,
            PreparedErasures erasures) {
        this.ledger = ledger;
        this.readable = readable;
        this.words = words;
        this.people = people;
        this.monitoring = monitoring;
        this.erasures = erasures;
    }

    /**
     * Whose entries are asked for; everybody's where both are empty.
     *
     * @param choices of the name that was typed, where it is not exactly one person's
     */
    record Whose(Optional<PersonId> person, Optional<List<Person>> choices) {

        boolean isUndecided() {
            return choices.isPresent();
        }
    }

    LedgerView view(
            Asking asking,
            Whose whose,
            Optional<Permitted> look,
            Optional<Refusal> refusal,
            Optional<Search.Found> found) {
        var speaker = words.speaker();
        var question = asking.question();
        return new LedgerView(
                question,
                asking.seated(),
                whose.person().map(person -> who(person, asking, speaker)),
                whose.choices().map(some -> choices(question, some)),
                kinds(asking, whose),
                places(),
                question.decisionAsked()
                        .map(reference -> speaker.named(reference).name()),
                question.policyAsked().map(reference -> speaker.named(reference).name()),
                purposes(asking, whose),
                look.map(permitted -> new LedgerView.Looked(permitted.purpose().code(), permitted.days())),
                look.flatMap(permitted -> found).flatMap(some -> erasures.form(indexes(some))),
                refusal,
                question.isMistyped(),
                found.map(some -> found(some, speaker)));
    }

    private static List<Long> indexes(Search.Found some) {
        return some.newest().stream()
                .flatMapToLong(entry -> entry.index().stream())
                .boxed()
                .toList();
    }

    private LedgerView.Who who(PersonId person, Asking asking, EntryWords.Speaker speaker) {
        return new LedgerView.Who(
                person.value(),
                speaker.named(Reference.to(person)).name(),
                person.equals(asking.reader()),
                people.find(person)
                        .map(Person::name)
                        .filter(name -> people.named(name, 2).size() == 1)
                        .orElse(person.value()));
    }

    private static LedgerView.Choices choices(LedgerQuestion question, List<Person> some) {
        return new LedgerView.Choices(
                question.person(),
                some.stream()
                        .map(person -> new LedgerView.Choice(
                                question.pathOf(person.id().value()),
                                person.name(),
                                person.title() + ", " + person.ward().name() + ", "
                                        + person.site().name()))
                        .toList());
    }

    /** Groups with their types below them, as far as the reader may see them at all. */
    private List<LedgerView.Kind> kinds(Asking asking, Whose whose) {
        var own = whose.person().filter(asking.reader()::equals).isPresent();
        var permitted = own ? readable.allTypes() : readable.openTypes();
        var kinds = new ArrayList<LedgerView.Kind>();
        for (var group : EntryGroup.values()) {
            var types = typesIn(group, permitted);
            if (!types.isEmpty()) {
                kinds.add(new LedgerView.Kind(group.code(), Words.of("records.group." + group.code()), true));
                types.forEach(type -> kinds.add(new LedgerView.Kind(type.name(), Words.of(type.sentenceKey()), false)));
            }
        }
        return kinds;
    }

    private List<EntryType> typesIn(EntryGroup group, Set<String> permitted) {
        return ledger.types().stream()
                .filter(type -> permitted.contains(type.name()) && EntryGroup.of(type) == group)
                .toList();
    }

    private List<LedgerView.Place> places() {
        var wards = people.wards();
        var places = new ArrayList<LedgerView.Place>();
        people.sites().forEach(site -> {
            places.add(new LedgerView.Place("site:" + site.id(), site.name()));
            wards.stream()
                    .filter(ward -> ward.site().equals(site.id()))
                    .forEach(ward ->
                            places.add(new LedgerView.Place("ward:" + ward.id(), site.name() + ", " + ward.name())));
        });
        return places;
    }

    private List<LedgerView.Purpose> purposes(Asking asking, Whose whose) {
        return whose.person().filter(person -> !person.equals(asking.reader())).isEmpty()
                ? List.of()
                : monitoring.permitted(asking.reader()).entrySet().stream()
                        .map(entry -> new LedgerView.Purpose(entry.getKey().code(), entry.getValue()))
                        .toList();
    }

    /** Cut where a search stopped for its measure of work and not because the page is full. */
    private LedgerView.Found found(Search.Found some, EntryWords.Speaker speaker) {
        return new LedgerView.Found(
                some.newest().stream().map(entry -> line(entry, speaker)).toList(),
                some.next(),
                some.next().isPresent() && some.newest().size() < LedgerPage.MOST);
    }

    private LedgerView.Line line(LedgerEntry entry, EntryWords.Speaker speaker) {
        return new LedgerView.Line(
                entry.index().orElseThrow(),
                speaker.said(entry.type(), entry.subject(), entry.payload()),
                ledger.type(entry.type())
                        .map(type ->
                                Words.of("records.group." + EntryGroup.of(type).code()))
                        .orElseGet(() -> Words.of("records.group.other")),
                entry.at());
    }
}
