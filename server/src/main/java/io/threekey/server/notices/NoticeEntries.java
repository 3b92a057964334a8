package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the telling of notices writes into the ledger, each about the notice's id; never its words. */
final class NoticeEntries {

    private static final References ITS_READER = References.nothing().person("person");
    private static final References ITS_RECIPIENTS = References.nothing().personBehind("person/", "recipients[]");
    private static final References ITS_READERS = ITS_RECIPIENTS.person("people[]");

    static final EntryType TOLD =
            new EntryType("notice.told", "notices.entry.told", ITS_READERS.decisionBehind("/proposals/", "path"));
    static final EntryType ANSWERED = new EntryType("notice.answered", "notices.entry.answered", ITS_READER);

    static final EntryType PAGED_AGAIN = new EntryType("notice.paged-again", "notices.entry.paged-again", ITS_READERS);
    static final EntryType UNANSWERED = new EntryType("notice.unanswered", "notices.entry.unanswered", ITS_RECIPIENTS);
    static final EntryType DELIVERED = new EntryType("notice.delivered", "notices.entry.delivered", ITS_READER);
    static final EntryType FAILED = new EntryType("notice.failed", "notices.entry.failed", ITS_READER);
    static final EntryType SETTLED =
            new EntryType("notice.failure-settled", "notices.entry.settled", ITS_READER.person("by"));

    static final EntryTypes TYPES = EntryTypes.of(TOLD, ANSWERED, PAGED_AGAIN, UNANSWERED, DELIVERED, FAILED, SETTLED);

    private NoticeEntries() {}

    static JsonObject told(StoredNotice notice, List<Recipient> recipients, Collection<PersonId> people) {
        return Json.object()
                .put("notice", notice.id().value())
                .put("code", notice.code())
                .put("urgency", notice.urgency().code())
                .put("key", notice.key())
                .put("path", notice.path())
                .put("recipients", recipients(recipients))
                .put("people", people(people))
                .build();
    }

    static JsonObject answered(NoticeId notice, PersonId person) {
        return Json.object()
                .put("notice", notice.value())
                .put("person", person.value())
                .build();
    }

    static JsonObject pagedAgain(
            StoredNotice notice, int round, Collection<Recipient> recipients, Collection<PersonId> people) {
        return Json.object()
                .put("notice", notice.id().value())
                .put("round", round)
                .put("recipients", recipients(recipients))
                .put("people", people(people))
                .build();
    }

    static JsonObject unanswered(StoredNotice notice, Collection<Recipient> recipients) {
        return Json.object()
                .put("notice", notice.id().value())
                .put("recipients", recipients(recipients))
                .build();
    }

    /** An attempt that will be repeated, and one that nobody needed, are bookkeeping. */
    static Optional<EntryType> ofEnd(Delivery.State state) {
        return switch (state) {
            case DELIVERED -> Optional.of(DELIVERED);
            case FAILED -> Optional.of(FAILED);
            case SETTLED -> Optional.of(SETTLED);
            case WAITING, SPARED -> Optional.empty();
        };
    }

    static JsonObject ended(Delivery delivery, Optional<Problem> problem) {
        var payload = Json.object()
                .put("notice", delivery.notice().value())
                .put("delivery", delivery.id())
                .put("person", delivery.person().value())
                .put("way", delivery.way().code())
                .put("attempts", delivery.attempts());
        problem.ifPresent(found -> payload.put("problem", found.kind().code()).put("detail", found.detail()));
        return payload.build();
    }

    static JsonObject settled(Delivery delivery, PersonId by) {
        return Json.object()
                .put("notice", delivery.notice().value())
                .put("delivery", delivery.id())
                .put("person", delivery.person().value())
                .put("by", by.value())
                .build();
    }

    private static JsonArray recipients(Collection<Recipient> recipients) {
        return JsonArray.ofTexts(recipients.stream().map(Recipient::code).toList());
    }

    private static JsonArray people(Collection<PersonId> people) {
        return JsonArray.ofTexts(people.stream().map(PersonId::value).toList());
    }
}
