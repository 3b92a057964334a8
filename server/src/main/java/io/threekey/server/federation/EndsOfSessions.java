package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.signin.SessionOver;
import io.threekey.server.signin.ToldOfEnd.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes whom to tell that a session is over, in the transaction that ends it: so nobody is told of an end that did not
 * happen, none that happened is forgotten, and nobody who ends a session waits for an application.
 */
@Component
class EndsOfSessions {

    static final JobName TELL = new JobName("federation.tell-of-end");

    private final FederationTables entered;
    private final EndTable ends;
    private final Applications applications;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;

    EndsOfSessions(
            FederationTables entered,
            EndTable ends,
            Applications applications,
            Jobs jobs,
            ApplicationEventPublisher events) {
        this.entered = entered;
        this.ends = ends;
        this.applications = applications;
        this.jobs = jobs;
        this.events = events;
    }

    @EventListener
    void note(SessionOver over) {
        entered.leave(over.session()).forEach(client -> {
            note(new EndToTell(client, over.session(), over.person()), over);
            events.publishEvent(new ApplicationLeft(client, over.session(), over.person(), over.by(), over.at()));
        });
    }

    private void note(EndToTell end, SessionOver over) {
        if (applications.find(end.client()).flatMap(Application::toldAt).isEmpty()) {
            ends.insert(end, State.NO_ADDRESS, over.at());
            return;
        }
        ends.insert(end, State.WAITING, over.at());
        jobs.schedule(TELL, end.sid(), over.at(), end.written());
    }
}
