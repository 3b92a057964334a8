package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.RedirectUri;
import io.threekey.server.federation.IdentityTokens.Identity;
import io.threekey.server.signin.OwnSession;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs somebody out because an application sent them here for it (OpenID Connect RP-Initiated Logout 1.0). Whoever shows
 * what that application was told of this very session means it; everybody else is asked, so that no page signs people out.
 */
@Component
public class SignOuts {

    private final Applications applications;
    private final IdentityTokens identities;
    private final OwnSession sessions;

    SignOuts(Applications applications, IdentityTokens identities, OwnSession sessions) {
        this.applications = applications;
        this.identities = identities;
        this.sessions = sessions;
    }

    public sealed interface Answer {

        /** @param then where they go, where that was decided; they stay here otherwise */
        record Out(Optional<Onward.Visit> then) implements Answer {}

        /** @param application that sent them, as people know it; empty where nobody knows */
        record Ask(Optional<String> application) implements Answer {}
    }

    public Answer answer(Parameters asked, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous nobody -> new Answer.Out(then(asked));
            case Caller.SignedIn somebody ->
                isMeant(asked, somebody)
                        ? signedOut(asked, somebody)
                        : new Answer.Ask(sentBy(asked).map(Application::name));
        };
    }

    /** They were asked, and said so. */
    public Answer.Out sure(Parameters asked, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous nobody -> new Answer.Out(then(asked));
            case Caller.SignedIn somebody -> signedOut(asked, somebody);
        };
    }

    private Answer.Out signedOut(Parameters asked, Caller.SignedIn somebody) {
        sessions.end(somebody);
        return new Answer.Out(then(asked));
    }

    private boolean isMeant(Parameters asked, Caller.SignedIn somebody) {
        return hint(asked)
                .filter(told -> told.person().equals(new PersonId(somebody.person())))
                .filter(told -> told.sid().equals(Tokens.sid(told.client(), somebody.session())))
                .isPresent();
    }

    private Optional<Identity> hint(Parameters asked) {
        return asked.alone("id_token_hint")
                .flatMap(identities::read)
                .filter(told -> told.client().equals(asked.one("client_id").orElse(told.client())));
    }

    private Optional<Application> sentBy(Parameters asked) {
        return hint(asked)
                .map(Identity::client)
                .or(() -> asked.has("id_token_hint") ? Optional.empty() : asked.alone("client_id"))
                .flatMap(applications::find);
    }

    /** Compared character by character, like every address that people are sent to. */
    private Optional<Onward.Visit> then(Parameters asked) {
        return sentBy(asked)
                .flatMap(application -> asked.alone("post_logout_redirect_uri")
                        .flatMap(address -> decided(application, address))
                        .map(address -> new Onward.Visit(application.name(), withState(address, asked))));
    }

    private static Optional<RedirectUri> decided(Application application, String address) {
        return application.signedOut().stream()
                .filter(one -> one.value().equals(address))
                .findFirst();
    }

    private static URI withState(RedirectUri address, Parameters asked) {
        return asked.alone("state")
                .filter(RequestFaults::fits)
                .map(state -> address.with("state=" + URLEncoder.encode(state, StandardCharsets.UTF_8)))
                .orElseGet(() -> URI.create(address.value()));
    }
}
