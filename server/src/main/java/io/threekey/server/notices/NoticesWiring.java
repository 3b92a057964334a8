package io.threekey.server.notices;

import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticesWiring {

    @Bean
    EntryTypes entriesOfAlerts() {
        return LedgerOfAlerts.TYPES;
    }

    @Bean
    EntryTypes entriesOfNotices() {
        return NoticeEntries.TYPES;
    }

    @Bean
    EntryTypes entriesOfAddresses() {
        return Addresses.TYPES;
    }

    @Bean
    EntryTypes entriesOfDuty() {
        return DutyEntries.TYPES;
    }

    @Bean
    OneTimeJob pageAgain(PagingAgain pagingAgain) {
        return new OneTimeJob(PagingAgain.PAGE_AGAIN, due -> pagingAgain.run(due.data()));
    }

    @Bean
    OneTimeJob deliverNotices(Delivering delivering) {
        return new OneTimeJob(Outbox.DELIVER, due -> delivering.deliver(due.data()));
    }
}
