package io.threekey.server.federation;

import io.threekey.server.applications.Applications;
import io.threekey.server.federation.Freshness.Prompt;
import io.threekey.server.signin.Arrival.Whose;
import io.threekey.server.signin.AskingApplications;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the question that waits in the browser while somebody comes in for it. */
@Component
class WaitingApplications implements AskingApplications {

    private final SealedRequests sealedRequests;
    private final Applications applications;

    WaitingApplications(SealedRequests sealedRequests, Applications applications) {
        this.sealedRequests = sealedRequests;
        this.applications = applications;
    }

    /** Of one that was withdrawn meanwhile, or is not to be answered there any more, nothing is said. */
    @Override
    public Optional<Asking> behind(String path, String browser) {
        return Optional.of(path)
                .filter(resumed -> resumed.startsWith(Issuer.RESUME))
                .map(resumed -> resumed.substring(Issuer.RESUME.length()))
                .flatMap(question ->
                        sealedRequests.open(question, browser).flatMap(request -> asking(request, question)));
    }

    private Optional<Asking> asking(AuthorizationRequest request, String question) {
        return applications
                .find(request.client())
                .filter(application ->
                        application.redirects().contains(request.back().address()))
                .map(application -> new Asking(
                        application.name(),
                        Levels.least(application.needs(), request.levels()),
                        request.freshness().prompt() == Prompt.KEY ? Whose.ANYBODYS : Whose.THEIR_OWN,
                        request.expected(),
                        Issuer.BACK + question));
    }
}
