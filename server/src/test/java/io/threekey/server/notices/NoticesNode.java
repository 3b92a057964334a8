package io.threekey.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonText;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.jobs.JobNode;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A node that tells notices: {@code node.tells(page(of(IAM)))}. */
final class NoticesNode implements AutoCloseable {

    final JobNode jobs;

    private NoticesNode(JobNode jobs) {
        this.jobs = jobs;
    }

    static NoticesNode fresh(Map<String, Object> settings) {
        return new NoticesNode(JobNode.onFreshDatabase(settings, NoticesNode::wire));
    }

    NoticesNode andAnother() {
        return new NoticesNode(jobs.andAnother());
    }

    NoticesNode andAnother(Map<String, Object> settings) {
        return new NoticesNode(jobs.andAnother(settings));
    }

    NoticesNode afterBeingKilled(Map<String, Object> settings) {
        return new NoticesNode(jobs.afterBeingKilled(settings));
    }

    HeldClock clock() {
        return jobs.clock;
    }

    <T> T get(Class<T> type) {
        return jobs.get(type);
    }

    NoticeId tells(Notice notice) {
        return triesToTell(notice).orElseThrow();
    }

    Optional<NoticeId> triesToTell(Notice notice) {
        return Optional.ofNullable(
                        jobs.transaction().execute(status -> get(Notices.class).tell(notice)))
                .flatMap(told -> told);
    }

    /** The delivery's row as soon as it is so. */
    Map<String, @Nullable Object> awaitDelivery(NoticeId notice, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deliveries(notice))
                        .extracting(row -> row.get("state"))
                        .contains(state));
        return deliveries(notice).stream()
                .filter(row -> state.equals(row.get("state")))
                .findFirst()
                .orElseThrow();
    }

    List<Map<String, @Nullable Object>> deliveries(NoticeId notice) {
        return reads("select * from notices_delivery where notice = ? order by round, person", notice.value());
    }

    void isReachedAt(PersonId person, String mail, String pager) {
        get(Addresses.class).keep(person, new Address(unlessEmpty(mail), unlessEmpty(pager)));
    }

    List<ToldNotice> inboxOf(PersonId person) {
        return get(Inbox.class).of(person);
    }

    List<LedgerEntry> entries(EntryType type) {
        return get(Ledger.class).entriesOf(type);
    }

    static String text(LedgerEntry entry, String field) {
        return entry.payload().get(field).orElseThrow() instanceof JsonText(var text) ? text : "";
    }

    /** After the searches that the watch would have made by now. */
    List<String> alerts() {
        get(UnansweredPages.class).search();
        get(FailedDeliveries.class).search();
        return get(Alerts.class).standing().stream().map(StandingAlert::code).toList();
    }

    List<Map<String, @Nullable Object>> reads(String sql, Object... arguments) {
        return jobs.intruder.reads(sql, arguments);
    }

    @Override
    public void close() {
        jobs.close();
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static void wire(AnnotationConfigApplicationContext context) {
        context.registerBean(SomeNotices.Hospital.class);
        context.registerBean(SomebodyAway.class);
        context.registerBean("messageSource", MessageSource.class, () -> {
            var texts = new ResourceBundleMessageSource();
            texts.setBasenames("text/notices", "text/frame", "text/testnotices");
            texts.setDefaultEncoding("UTF-8");
            texts.setAlwaysUseMessageFormat(true);
            return texts;
        });
        context.register(Slice.class, HouseZone.class);
    }

    @ComponentScan(
            basePackageClasses = Alerts.class,
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\..*|Tests.*|Slice)"))
    static class Slice {}
}
