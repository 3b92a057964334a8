package io.threekey.server.timing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.threekey.charter.Function;
import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import io.threekey.server.people.People;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells clinical operations what got in people's way, all of a quarter of an hour at once, and records of which wards it was
 * told; so that no entry has the moment of anybody's touch.
 */
@Component
class TellingOfHindrances {

    private final TimingTables tables;
    private final People people;
    private final Notices notices;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    TellingOfHindrances(
            TimingTables tables,
            People people,
            Notices notices,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.people = people;
        this.notices = notices;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Bean
    OneTimeJob tellingOfWhatGotInTheWay() {
        return new OneTimeJob(InTheWay.TELLING, this::tell);
    }

    private OneTimeJob.Next tell(OneTimeJob.Due due) {
        transaction.executeWithoutResult(status -> {
            var wards = tables.takeUntold();
            if (wards.isEmpty()) {
                status.setRollbackOnly();
            }
            tell(wards, due.key());
        });
        return new OneTimeJob.Done();
    }

    private void tell(List<String> wards, String bunch) {
        if (!wards.isEmpty()) {
            wards.stream()
                    .distinct()
                    .sorted()
                    .forEach(
                            ward -> ledger.append(TimingEntries.GOT_IN_THE_WAY, ward, TimingEntries.gotInTheWay(ward)));
            notices.tell(new Notice(
                    "timing.in-the-way",
                    List.of(wards.size(), nameOf(commonest(wards))),
                    Urgency.INFORM,
                    List.of(Recipient.of(Function.CLINICAL_OPERATIONS)),
                    "/timing",
                    "timing.in-the-way/" + bunch));
        }
    }

    private static String commonest(List<String> wards) {
        return wards.stream().collect(groupingBy(ward -> ward, counting())).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    private String nameOf(String id) {
        return people.wards().stream()
                .filter(ward -> ward.id().value().equals(id))
                .map(ward -> ward.name())
                .findFirst()
                .orElse(id);
    }
}
