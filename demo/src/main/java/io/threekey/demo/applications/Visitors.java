package io.threekey.demo.applications;

import io.threekey.demo.applications.RelyingParty.Question;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who was asked after and who is in, by the secret in their browser's cookie. In memory, and the oldest go first. */
@Component
class Visitors {

    private static final int MOST = 1_000;
    private static final int SECRET_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Question> asked = new Bounded<>();
    private final Map<String, Visit> in = new Bounded<>();
    private final Map<String, Boolean> over = new Bounded<>();

    synchronized String keeps(Question question) {
        var secret = secret();
        asked.put(secret, question);
        return secret;
    }

    /** Once: an answer that comes a second time answers nothing. */
    synchronized Optional<Question> answers(String secret) {
        return Optional.ofNullable(asked.remove(secret));
    }

    /** @return the cookie that stands for somebody who is in this application, and in no other */
    synchronized String letsIn(SampleApplication application, Visit visit) {
        var secret = secret();
        if (!over.containsKey(visit.session())) {
            in.put(application.client() + "/" + secret, visit);
        }
        return secret;
    }

    /** Told by the provider; it may be said sooner than whoever comes in with that session is here. */
    synchronized void endThoseOf(String session) {
        over.put(session, true);
        in.values().removeIf(visit -> visit.session().equals(session));
    }

    synchronized Optional<Visit> who(SampleApplication application, String secret) {
        return Optional.ofNullable(in.get(application.client() + "/" + secret));
    }

    synchronized void leaves(SampleApplication application, String secret) {
        in.remove(application.client() + "/" + secret);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static final class Bounded<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
