package io.threekey.demo.applications;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Threekey as an application's server meets it: over HTTP. Names under {@code localhost} are this machine (RFC 6761,
 * 6.3), which not every resolver knows, so the host is named in the request and the machine is asked directly.
 */
@Component
class Provider implements HTTPRequestSender {

    /** Wanted by the JDK's client before anybody may name a host in a request; to be set before its first use. */
    static final String HOST_MAY_BE_NAMED = "jdk.httpclient.allowRestrictedHeaders";

    private static final int IN_TROUBLE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SampleAddresses addresses;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Provider(SampleAddresses addresses) {
        this.addresses = addresses;
    }

    /** Discovery 1.0, 4: asked anew each time, so that nothing here is older than the provider. */
    OIDCProviderMetadata metadata() throws IOException, ParseException {
        var issuer = new Issuer(addresses.provider());
        var answer =
                new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(this);
        var metadata = OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
        if (!metadata.getIssuer().equals(issuer)) {
            throw new ParseException("another issuer answers: " + metadata.getIssuer());
        }
        return metadata;
    }

    /** Those that sign what it says, asked anew each time. */
    JWKSet keys() throws IOException, ParseException {
        try {
            return JWKSet.parse(
                    new HTTPRequest(HTTPRequest.Method.GET, metadata().getJWKSetURI())
                            .send(this)
                            .getBody());
        } catch (java.text.ParseException unreadable) {
            throw new ParseException("no keys", unreadable);
        }
    }

    /** OpenID Shared Signals Framework 1.0, 7.2. */
    Map<String, Object> signalling() throws IOException, ParseException {
        var address = URI.create(addresses.provider() + "/.well-known/ssf-configuration");
        return new HTTPRequest(HTTPRequest.Method.GET, address).send(this).getBodyAsJSONObject();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var asked = HttpRequest.newBuilder(here(request.getURI())).timeout(PATIENCE);
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> asked.header(name, value)));
        asked.header("Host", request.getURI().getAuthority());
        var body = request.getBody();
        asked.method(
                request.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var answer = http.send(asked.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= IN_TROUBLE) {
                throw new IOException("the provider answers " + answer.statusCode());
            }
            var read = new HTTPResponse(answer.statusCode());
            answer.headers().map().forEach((name, values) -> read.setHeader(name, values.toArray(String[]::new)));
            read.setBody(answer.body());
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static URI here(URI named) throws IOException {
        if (!named.getHost().endsWith(".localhost")) {
            return named;
        }
        try {
            return new URI(
                    named.getScheme(),
                    null,
                    SampleAddresses.THIS_MACHINE,
                    named.getPort(),
                    named.getPath(),
                    named.getQuery(),
                    null);
        } catch (URISyntaxException e) {
            throw new IOException("no address: " + named, e);
        }
    }
}
