package io.threekey.server.people;

import io.threekey.charter.CareSetting;
import io.threekey.server.governance.InstallationFounded;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Admits the founders with the founding itself, since nobody is there before them who could. */
@Component
class FirstPeople {

    private static final SiteId SITE = new SiteId("first-site");
    private static final WardId OFFICE = new WardId("steering-group");

    private final People people;
    private final String siteName;
    private final String officeName;

    FirstPeople(
            People people,
            @Value("${threekey.first-site.name:Main site}") String siteName,
            @Value("${threekey.first-site.office:Steering group}") String officeName) {
        this.people = people;
        this.siteName = siteName;
        this.officeName = officeName;
    }

    @EventListener
    void admit(InstallationFounded founded) {
        people.open(new Site(SITE, siteName, founded.zone()));
        people.open(new Ward(OFFICE, SITE, officeName, CareSetting.OFFICE));
        founded.founders()
                .forEach(founder -> people.admit(new NewPerson(
                        founder.person(), founder.name(), founder.title(), OFFICE, Set.of(Role.OFFICE_STAFF))));
    }
}
