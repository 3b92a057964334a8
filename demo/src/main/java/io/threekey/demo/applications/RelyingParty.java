package io.threekey.demo.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Asks who somebody is, and believes nothing of the answer that is not signed for this application and this question. */
@Component
class RelyingParty {

    private final Provider provider;
    private final SampleAddresses addresses;
    private final SampleKeys keys;

    RelyingParty(Provider provider, SampleAddresses addresses, SampleKeys keys) {
        this.provider = provider;
        this.addresses = addresses;
        this.keys = keys;
    }

    /** What one question was asked with, kept until its answer comes. */
    record Question(SampleApplication application, State state, Nonce nonce, CodeVerifier verifier) {

        static Question by(SampleApplication application) {
            return new Question(application, new State(), new Nonce(), new CodeVerifier());
        }
    }

    /** Where the person's browser is sent with it. */
    URI asked(Question question) throws IOException, ParseException {
        var metadata = provider.metadata();
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile"),
                        new ClientID(question.application().client()),
                        back(question.application()))
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(question.state())
                .nonce(question.nonce())
                .codeChallenge(question.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** @param address at which the person's browser came back */
    Visit told(Question question, URI address) throws IOException, ParseException {
        var metadata = provider.metadata();
        var answer = AuthenticationResponseParser.parse(address);
        if (!question.state().equals(answer.getState()) || !metadata.getIssuer().equals(answer.getIssuer())) {
            throw new ParseException("an answer to another question, or of another provider");
        }
        if (!answer.indicatesSuccess()) {
            throw new ParseException(String.valueOf(answer.toErrorResponse().getErrorObject()));
        }
        var grant = new AuthorizationCodeGrant(
                answer.toSuccessResponse().getAuthorizationCode(), back(question.application()), question.verifier());
        var tokens = OIDCTokenResponseParser.parse(
                request(question.application(), metadata, grant).send(provider));
        if (!tokens.indicatesSuccess()) {
            throw new ParseException(String.valueOf(tokens.toErrorResponse().getErrorObject()));
        }
        return read(question, metadata, (OIDCTokenResponse) tokens.toSuccessResponse());
    }

    private Visit read(Question question, OIDCProviderMetadata metadata, OIDCTokenResponse tokens)
            throws IOException, ParseException {
        try {
            var claims = new IDTokenValidator(
                            metadata.getIssuer(),
                            new ClientID(question.application().client()),
                            JWSAlgorithm.ES256,
                            provider.keys())
                    .validate(tokens.getOIDCTokens().getIDToken(), question.nonce());
            var told = new Told(
                    name(metadata, tokens, claims.getSubject()),
                    claims.getACR().getValue(),
                    claims.getAuthenticationTime().toInstant());
            return new Visit(
                    told,
                    claims.getSessionID().getValue(),
                    tokens.getOIDCTokens().getIDToken());
        } catch (BadJOSEException | JOSEException unbelievable) {
            throw new ParseException("an identity token that is not believed", unbelievable);
        }
    }

    /** Where the person's browser is sent to sign out everywhere (RP-Initiated Logout 1.0, 2). */
    URI signedOut(SampleApplication application, Visit visit) throws IOException, ParseException {
        return new LogoutRequest(
                        provider.metadata().getEndSessionEndpointURI(),
                        visit.identity(),
                        URI.create(addresses.of(application) + "/"),
                        new State())
                .toURI();
    }

    /** Which session is over, where the provider says so to this application (Back-Channel Logout 1.0, 2.6). */
    String over(SampleApplication application, String token) throws IOException, ParseException {
        var metadata = provider.metadata();
        try {
            return new LogoutTokenValidator(
                            metadata.getIssuer(),
                            new ClientID(application.client()),
                            JWSAlgorithm.ES256,
                            provider.keys())
                    .validate(JWTParser.parse(token))
                    .getSessionID()
                    .getValue();
        } catch (BadJOSEException | JOSEException | java.text.ParseException unbelievable) {
            throw new ParseException("a logout token that is not believed", unbelievable);
        }
    }

    /** Core 5.3.4: what is said of another person is not taken for this one. */
    private String name(OIDCProviderMetadata metadata, OIDCTokenResponse tokens, Subject subject)
            throws IOException, ParseException {
        var request = new UserInfoRequest(
                metadata.getUserInfoEndpointURI(), tokens.getOIDCTokens().getAccessToken());
        var answer = UserInfoResponse.parse(request.toHTTPRequest().send(provider));
        if (!answer.indicatesSuccess()
                || !answer.toSuccessResponse().getUserInfo().getSubject().equals(subject)) {
            throw new ParseException("nothing is said of this person");
        }
        return answer.toSuccessResponse().getUserInfo().getName();
    }

    private HTTPRequest request(
            SampleApplication application, OIDCProviderMetadata metadata, AuthorizationCodeGrant grant)
            throws ParseException {
        var client = new ClientID(application.client());
        if (!application.provesItself()) {
            return new TokenRequest(metadata.getTokenEndpointURI(), client, grant).toHTTPRequest();
        }
        var proof = keys.proof(application, metadata.getTokenEndpointURI());
        return new TokenRequest(metadata.getTokenEndpointURI(), proof, grant).toHTTPRequest();
    }

    private URI back(SampleApplication application) {
        return URI.create(addresses.of(application) + SampleSite.BACK);
    }
}
