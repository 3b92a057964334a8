package io.threekey.server.notices;

import static java.util.stream.Collectors.toCollection;

import io.threekey.charter.PersonId;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person was told, and their word that they have it in hand. */
@Component
public class Inbox {

    private static final int MOST = 100;

    private final NoticeTables tables;
    private final Functions functions;
    private final Ledger ledger;
    private final Clock clock;

    Inbox(NoticeTables tables, Functions functions, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.functions = functions;
        this.ledger = ledger;
        this.clock = clock;
    }

    public enum Answering {
        ANSWERED,
        /** They said so before. */
        ALREADY,
        /** Nobody told them, so it is not theirs to answer. */
        NOT_THEIRS
    }

    /** The newest first, each notice once; pages that still ring are among them, however old. */
    public List<ToldNotice> of(PersonId person) {
        var ids = tables.tellings(person, MOST).stream().map(Telling::notice).collect(toCollection(LinkedHashSet::new));
        var newest = told(ids.stream().toList(), tables.notices(ids), person);
        var older = ringingFor(person).stream().filter(page -> !ids.contains(page.id()));
        return Stream.concat(newest.stream(), older).toList();
    }

    /** How many pages still ring for this person. Asked for every page that anybody opens, so it reads nothing else. */
    public int ringing(PersonId person) {
        return ringingFor(person).size();
    }

    private List<ToldNotice> ringingFor(PersonId person) {
        var pages = tables.pagesTo(person, clock.instant().minus(UnansweredPages.LONGEST)).stream()
                .collect(Collectors.toMap(StoredNotice::id, page -> page, (one, same) -> one, LinkedHashMap::new));
        return told(List.copyOf(pages.keySet()), pages, person).stream()
                .filter(ToldNotice::rings)
                .toList();
    }

    private List<ToldNotice> told(List<NoticeId> ids, Map<NoticeId, StoredNotice> notices, PersonId person) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var everybodys = tables.tellings(ids).stream().collect(Collectors.groupingBy(Telling::notice));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(notices.get(id)).stream())
                .filter(notice -> everybodys.getOrDefault(notice.id(), List.of()).stream()
                        .anyMatch(telling -> telling.person().equals(person)))
                .map(notice -> told(notice, person, everybodys.getOrDefault(notice.id(), List.of())))
                .toList();
    }

    @Transactional
    public Answering answer(NoticeId notice, PersonId person) {
        var theirs = tables.tellings(notice, person);
        if (theirs.isEmpty()
                || tables.notice(notice).filter(StoredNotice::pages).isEmpty()) {
            return Answering.NOT_THEIRS;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var answered = theirs.stream()
                .filter(telling -> !telling.isAnswered())
                .filter(telling -> tables.noteAnswer(telling.answered(at)))
                .count();
        if (answered == 0) {
            return Answering.ALREADY;
        }
        ledger.append(NoticeEntries.ANSWERED, notice.value(), NoticeEntries.answered(notice, person));
        return Answering.ANSWERED;
    }

    private ToldNotice told(StoredNotice notice, PersonId person, List<Telling> everybodys) {
        var mine = everybodys.stream()
                .filter(telling -> telling.person().equals(person))
                .toList();
        var asWhom = mine.stream().map(Telling::recipient).collect(Collectors.toSet());
        return new ToldNotice(
                notice.id(),
                notice.code(),
                notice.arguments(),
                notice.urgency(),
                notice.path(),
                mine.stream()
                        .map(Telling::toldAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                mine.stream().flatMap(telling -> telling.answeredAt().stream()).findFirst(),
                answersOfOthers(person, asWhom, everybodys),
                notice.pages() && asWhom.stream().anyMatch(recipient -> isOpen(recipient, everybodys)));
    }

    static List<Recipient> openRecipients(Collection<Telling> ofOne) {
        return ofOne.stream()
                .map(Telling::recipient)
                .distinct()
                .filter(recipient -> isOpen(recipient, ofOne))
                .toList();
    }

    /** One of them is enough: what two have in hand, neither does. */
    static boolean isOpen(Recipient recipient, Collection<Telling> everybodys) {
        return everybodys.stream().noneMatch(telling -> telling.recipient().equals(recipient) && telling.isAnswered());
    }

    private List<ToldNotice.Answer> answersOfOthers(
            PersonId person, Set<Recipient> asWhom, Collection<Telling> everybodys) {
        return everybodys.stream()
                .filter(telling -> !telling.person().equals(person))
                .filter(telling -> asWhom.contains(telling.recipient()))
                .flatMap(telling -> telling.answeredAt().stream().map(at -> Map.entry(telling.person(), at)))
                .distinct()
                .sorted(Map.Entry.comparingByValue())
                .map(answer -> new ToldNotice.Answer(functions.nameOf(answer.getKey()), answer.getValue()))
                .toList();
    }
}
