package io.threekey.server.applications.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.Applications.Registered;
import io.threekey.server.applications.ClientProof;
import io.threekey.server.applications.RedirectUri;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Which applications people come into from here, and what was decided about each. Nothing can be changed on it. */
@Controller
@Requires(Permission.SIGNED_IN)
class ApplicationsPage {

    private final Applications applications;

    ApplicationsPage(Applications applications) {
        this.applications = applications;
    }

    @Bean
    static NavigationEntry applicationsNavigation() {
        return new NavigationEntry(35, "/applications", "applications.navigation", "apps", Permission.SEATED);
    }

    @GetMapping("/applications")
    Page all(Caller caller) {
        return Page.of(
                "applications/applications",
                new ApplicationsView(
                        applications.all().stream().map(ApplicationsPage::row).toList(),
                        caller.may(Permission.SEATED),
                        caller.may(Permission.SEAT_HOLDER)));
    }

    private static ApplicationsView.Row row(Registered registered) {
        var application = registered.application();
        return new ApplicationsView.Row(
                application.name(),
                application.client().value(),
                hosts(application),
                proof(application),
                needs(application),
                Words.of(application.toldAt().isPresent() ? "applications.page.told" : "applications.page.not-told"),
                Words.of(
                        "applications.page.since",
                        registered.decided().version(),
                        registered.decided().effectiveAt()));
    }

    /** What opens it, or, where nobody signs in to it, where it may go. */
    private static Words needs(Application application) {
        return application
                .records()
                .filter(access -> application.redirects().isEmpty())
                .map(access ->
                        Words.of("applications.says.records", access.server().value()))
                .orElseGet(() -> Words.of(
                        "applications.says.needs." + application.needs().code()));
    }

    private static Words hosts(Application application) {
        return application.redirects().isEmpty()
                ? Words.of("applications.page.nobody-comes")
                : Words.of(
                        "applications.page.hosts",
                        application.redirects().stream()
                                .map(RedirectUri::host)
                                .distinct()
                                .toList());
    }

    private static Words proof(Application application) {
        return switch (application.proof()) {
            case ClientProof.ByKey(var keys) -> Words.of("applications.page.keys", keys.size());
            case ClientProof.ByCertificate own -> Words.of("applications.page.certificate");
            case ClientProof.ByIssuedCertificate issued -> Words.of("applications.page.certificate");
            case ClientProof.None none -> Words.of("applications.page.public");
        };
    }
}
