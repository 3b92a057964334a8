package io.threekey.demo.applications;

import com.nimbusds.oauth2.sdk.ParseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends in an application what the provider says is over (Back-Channel Logout 1.0, 2.7). */
@Component
class HeardOfEnds {

    private static final Logger log = LoggerFactory.getLogger(HeardOfEnds.class);

    private final RelyingParty party;
    private final Visitors visitors;

    HeardOfEnds(RelyingParty party, Visitors visitors) {
        this.party = party;
        this.visitors = visitors;
    }

    /**
     * The status to answer with (2.8). Whoever cannot find out whether to believe it has not said no, which would be
     * final: the provider is asked to tell it again.
     */
    int answer(SampleApplication application, String token) {
        try {
            visitors.endThoseOf(party.over(application, token));
            return HttpServletResponse.SC_OK;
        } catch (ParseException unbelievable) {
            log.info("{} ends nothing: {}", application.title(), unbelievable.toString());
            return HttpServletResponse.SC_BAD_REQUEST;
        } catch (IOException away) {
            log.info("{} cannot find out whether something is over: {}", application.title(), away.toString());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }
}
