package io.threekey.server.sharedsignals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.Intruder;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import io.threekey.server.sharedsignals.SignalSource.Brake;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A system, such as one that manages devices, that pushes what it says over real HTTP, until a test has one thing changed. */
public record AForeignSystem(SignalSource source, JWK key, Visitor visitor, Clock clock) {

    static final String AUDIENCE = "https://hospital.example/signals";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Whose word is to cut at once, the bedside included. */
    public static AForeignSystem forCause(Visitor visitor, Clock clock) {
        return which(OnRevocation.END, 10, visitor, clock);
    }

    /** What was done about each thing that it said, in order. */
    List<String> outcomes(Intruder intruder) {
        return intruder
                .reads("select outcome from signals_heard where source = ? order by heard_at", source.issuer())
                .stream()
                .map(row -> String.valueOf(row.get("outcome")))
                .toList();
    }

    /** The form in which somebody proposes it. */
    public Map<String, String> proposed() {
        return Map.of(
                "issuer", source.issuer(),
                "name", source.name(),
                "audience", source.audience(),
                "keys", "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}",
                "says", "session-revoked device-compliance-change",
                "onRevocation", source.onRevocation().code(),
                "mostPeople", String.valueOf(source.brake().people()),
                "withinHours", String.valueOf(source.brake().hours()));
    }

    static AForeignSystem which(OnRevocation does, int people, Visitor visitor, Clock clock) {
        var key = AnApplication.key("k1");
        return of(
                new SourceKey.Point("k1", key.getX().toString(), key.getY().toString()),
                key,
                does,
                people,
                visitor,
                clock);
    }

    static AForeignSystem signingByRsa(Visitor visitor, Clock clock) {
        try {
            var key = new RSAKeyGenerator(2048).keyID("r1").generate();
            return of(
                    new SourceKey.Rsa(
                            "r1",
                            key.getModulus().toString(),
                            key.getPublicExponent().toString()),
                    key,
                    OnRevocation.END,
                    10,
                    visitor,
                    clock);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static AForeignSystem of(
            SourceKey pinned, JWK key, OnRevocation does, int people, Visitor visitor, Clock clock) {
        var source = new SignalSource(
                "https://mdm-" + NUMBERS.incrementAndGet() + ".example",
                "Device management " + NUMBERS.get(),
                AUDIENCE,
                List.of(pinned),
                List.of(SourceSignal.values()),
                does,
                new Brake(people, 1));
        return new AForeignSystem(source, key, visitor.another(), clock);
    }

    /** As the three owners sign it. */
    AForeignSystem isDecidedIn(AFoundedHospital hospital) {
        decide(hospital, new SourceOrder.Listen(source).document());
        return this;
    }

    void isWithdrawnIn(AFoundedHospital hospital) {
        decide(hospital, new SourceOrder.Withdraw(source.issuer()).document());
    }

    private static void decide(AFoundedHospital hospital, JsonObject order) {
        var proposal = ((Proposed) hospital.iam().wantsToPropose(SourceOrder.ADDRESS, order, "It knows sooner.")).id();
        for (var seat : List.of("iam", "clinical-operations", "security")) {
            hospital.holderOf(seat).signs(proposal);
        }
        hospital.policies().lookAgain();
    }

    public JWTClaimsSet.Builder says(String event, Map<String, Object> particulars, Map<String, Object> subject) {
        return new JWTClaimsSet.Builder()
                .issuer(source.issuer())
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(clock.instant()))
                .claim("sub_id", subject)
                .claim("events", Map.of(AListener.CAEP + event, particulars));
    }

    public JWTClaimsSet.Builder revokes(PersonId person) {
        return says(
                "session-revoked", Map.of("event_timestamp", clock.instant().getEpochSecond()), named(person.value()));
    }

    JWTClaimsSet.Builder finds(String status, PersonId person) {
        return says(
                "device-compliance-change",
                Map.of("previous_status", "compliant", "current_status", status),
                Map.of(
                        "format",
                        "complex",
                        "user",
                        named(person.value()),
                        "device",
                        Map.of("format", "opaque", "id", "laptop-7")));
    }

    Map<String, Object> named(String person) {
        return Map.of("format", "iss_sub", "iss", visitor.origin(Origin.ID), "sub", person);
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, header -> header);
    }

    String signed(JWTClaimsSet.Builder claims, UnaryOperator<JWSHeader.Builder> change) {
        var algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(key.getKeyID());
        var set = new SignedJWT(change.apply(header).build(), claims.build());
        try {
            set.sign(signer());
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        return set.serialize();
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
    }

    public HttpResponse<String> pushes(JWTClaimsSet.Builder claims) {
        return pushes(signed(claims));
    }

    HttpResponse<String> pushes(String set) {
        return pushes(set, "application/secevent+jwt");
    }

    HttpResponse<String> pushes(String set, String type) {
        return visitor.send(visitor.request(Origin.ID, "/ssf/events")
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(set)));
    }
}
