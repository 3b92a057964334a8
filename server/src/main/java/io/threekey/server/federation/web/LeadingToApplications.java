package io.threekey.server.federation.web;

import io.threekey.server.access.Caller;
import io.threekey.server.federation.Authorizations;
import io.threekey.server.federation.Authorizations.Answer;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Onward;
import io.threekey.server.frame.Page;
import io.threekey.server.signin.Authentication;
import io.threekey.server.signin.LeadsOn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads whoever came in for an application there, with a code; whatever else there is to say, the page behind says. */
@Component
class LeadingToApplications implements LeadsOn {

    private final Authorizations authorizations;

    LeadingToApplications(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public Optional<Way> from(String path, Caller.SignedIn in, Authentication how, String browser) {
        return Optional.of(path)
                .filter(resumed -> resumed.startsWith(Issuer.RESUME))
                .map(resumed -> authorizations.lead(resumed.substring(Issuer.RESUME.length()), in, how, browser))
                .flatMap(LeadingToApplications::way);
    }

    private record ByPage(Onward onward) implements Way {

        @Override
        public String application() {
            return onward.application();
        }

        @Override
        public Page page(HttpServletResponse response) {
            return SentOn.byPage(onward, response);
        }
    }

    private static Optional<Way> way(Answer answer) {
        return switch (answer) {
            case Answer.GoOn(var onward) -> Optional.of(new ByPage(onward));
            case Answer.ComeInFirst first -> Optional.empty();
            case Answer.OtherKey other -> Optional.empty();
            case Answer.StayHere here -> Optional.empty();
        };
    }
}
