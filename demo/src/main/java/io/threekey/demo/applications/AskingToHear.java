package io.threekey.demo.applications;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * An application asks to be told signals (OpenID Shared Signals Framework 1.0, 8.1), with a token of its own, and has one
 * sent at once that says nothing, to see that they arrive. Nobody who comes in waits for it; where it fails, the next one who
 * comes in has it tried again.
 */
@Component
class AskingToHear {

    private static final Logger log = LoggerFactory.getLogger(AskingToHear.class);

    private final Provider provider;
    private final SampleAddresses addresses;
    private final SampleKeys keys;
    private final Set<SampleApplication> asked = EnumSet.noneOf(SampleApplication.class);

    AskingToHear(Provider provider, SampleAddresses addresses, SampleKeys keys) {
        this.provider = provider;
        this.addresses = addresses;
        this.keys = keys;
    }

    void onceSomebodyIsIn(SampleApplication application) {
        addresses
                .signalledAt(application)
                .filter(address -> begins(application))
                .ifPresent(address -> Thread.ofVirtual()
                        .name(application.title() + " asks for signals")
                        .start(() -> ask(application, address)));
    }

    private synchronized boolean begins(SampleApplication application) {
        return asked.add(application);
    }

    private synchronized void failed(SampleApplication application) {
        asked.remove(application);
    }

    private void ask(SampleApplication application, String address) {
        try {
            var metadata = provider.signalling();
            var token = token(application);
            var made = post(
                    metadata,
                    "configuration_endpoint",
                    token,
                    Map.of("delivery", Map.of("method", "urn:ietf:rfc:8935", "endpoint_url", address)));
            if (made.getStatusCode() == HTTPResponse.SC_CREATED) {
                var stream = made.getBodyAsJSONObject().getAsString("stream_id");
                post(metadata, "verification_endpoint", token, Map.of("stream_id", stream));
            }
        } catch (IOException | ParseException | RuntimeException refused) {
            log.info("{} is told no signals yet: {}", application.title(), refused.toString());
            failed(application);
        }
    }

    private AccessToken token(SampleApplication application) throws IOException, ParseException {
        var endpoint = provider.metadata().getTokenEndpointURI();
        var request = new TokenRequest(
                endpoint, keys.proof(application, endpoint), new ClientCredentialsGrant(), new Scope("ssf.manage"));
        return TokenResponse.parse(request.toHTTPRequest().send(provider))
                .toSuccessResponse()
                .getTokens()
                .getAccessToken();
    }

    private HTTPResponse post(
            Map<String, Object> metadata, String endpoint, AccessToken token, Map<String, Object> said)
            throws IOException, ParseException {
        var request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(String.valueOf(metadata.get(endpoint))));
        request.setAuthorization(token.toAuthorizationHeader());
        request.setContentType("application/json");
        request.setBody(JSONObject.toJSONString(said));
        return request.send(provider);
    }
}
