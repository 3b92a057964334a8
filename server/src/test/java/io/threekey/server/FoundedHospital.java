package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.Assertion;
import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.FounderPasskeys;
import io.threekey.server.governance.FoundingInvitation;
import io.threekey.server.governance.FoundingRegistration;
import io.threekey.server.governance.FoundingSigning;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RelyingParty;
import io.threekey.testkit.SoftwareAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A hospital founded by the real ceremony, its founders' keys at hand. */
public final class FoundedHospital {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] CHALLENGE = new byte[32];

    private final RegistrationCeremony ceremony;
    private final FounderPasskeys passkeys;
    private final FoundingRegistration registration;
    private final FoundingSigning signing;
    private final PoliciesInForce policies;
    private final ProposalBox proposals;
    private final DecisionDesk desk;
    private final RelyingParty seal;
    private final String idOrigin;
    private final Map<SeatId, Founder> founders;

    public FoundedHospital(
            RegistrationCeremony ceremony,
            FounderPasskeys passkeys,
            FoundingRegistration registration,
            FoundingSigning signing,
            PoliciesInForce policies,
            ProposalBox proposals,
            DecisionDesk desk,
            Origins origins) {
        this.ceremony = ceremony;
        this.passkeys = passkeys;
        this.registration = registration;
        this.signing = signing;
        this.policies = policies;
        this.proposals = proposals;
        this.desk = desk;
        this.seal = new RelyingParty(
                origins.relyingParty(Origin.SEAL), origins.sealOrigin().toString(), "Threekey");
        this.idOrigin = origins.idOrigin().toString();
        var invitations = registration.invite();
        this.founders =
                invitations.stream().collect(Collectors.toUnmodifiableMap(FoundingInvitation::seat, this::register));
        invitations.forEach(this::signFounding);
        assertThat(policies.founded()).isTrue();
    }

    /** @param passkey to sign in with; the other two sign decisions */
    public record Founder(
            PersonId person, SoftwareAuthenticator passkey, SoftwareAuthenticator key, SoftwareAuthenticator spare) {}

    public Founder founder(String seat) {
        return founder(new SeatId(seat));
    }

    private Founder founder(SeatId seat) {
        return Objects.requireNonNull(founders.get(seat), seat.value());
    }

    /** The owners whose decision it is adopt this document, unless it is in force already. */
    public void decides(PolicyAddress address, JsonObject document) {
        if (policies.at(address)
                .map(PolicyVersion::document)
                .filter(document::equals)
                .isPresent()) {
            return;
        }
        sign(proposals.propose(founder("iam").person(), address, document, "As agreed on the wards"));
        assertThat(policies.at(address).orElseThrow().document()).isEqualTo(document);
    }

    /** The same, to take effect in the way that is signed with it. */
    public void decides(PolicyAddress address, JsonObject document, Enactment enactment) {
        sign(proposals.propose(founder("iam").person(), address, document, "As agreed on the wards", enactment));
    }

    private void sign(ProposalBox.Outcome proposed) {
        assertThat(proposed).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        var id = ((ProposalBox.Outcome.Proposed) proposed).id();
        for (var seat : List.of("iam", "security", "clinical-operations")) {
            var draft = desk.draft(id, founder(seat).person(), ActKind.SIGN, Optional.empty());
            if (draft instanceof DecisionDesk.Drafting.Ready(var statement)) {
                assertThat(desk.give(id, signed(founder(seat), statement)))
                        .isInstanceOf(DecisionDesk.Giving.Recorded.class);
            }
        }
    }

    private Founder register(FoundingInvitation invitation) {
        var token = invitation.token();
        var person = registration.progress(token).orElseThrow().person();
        var founder = new Founder(
                person, SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        assertThat(registration.introduce(token, "Holder of " + invitation.seat()))
                .isEmpty();
        assertThat(registration.addDecisionKey(token, decisionKey(founder, founder.key()), "First"))
                .isEmpty();
        assertThat(registration.addDecisionKey(token, decisionKey(founder, founder.spare()), "Second"))
                .isEmpty();
        var answer = founder.passkey().create(passkeys.creationOptions(person, "Founder", CHALLENGE), idOrigin);
        var verified = (FounderPasskeys.Outcome.Verified) passkeys.verify(answer, CHALLENGE);
        assertThat(registration.addPasskey(token, verified.passkey())).isEmpty();
        return founder;
    }

    private RegisteredCredential decisionKey(Founder founder, SoftwareAuthenticator key) {
        var user = new NewUser(founder.person().value().getBytes(StandardCharsets.UTF_8), "x", "x");
        var answer = key.create(ceremony.options(seal, user, List.of(), CHALLENGE), seal.origin());
        return ((RegistrationCeremony.Registered) ceremony.verify(seal, CHALLENGE, answer)).credential();
    }

    private void signFounding(FoundingInvitation invitation) {
        signing.toSign(invitation.token())
                .ifPresent(toSign -> assertThat(signing.sign(
                                invitation.token(), signed(founder(invitation.seat()), toSign.statement())))
                        .isNotInstanceOf(FoundingSigning.Signing.Refused.class));
    }

    private SignedAct signed(Founder founder, ActStatement statement) {
        var options = JSON.createObjectNode()
                .put("challenge", statement.digest().base64Url())
                .put("rpId", seal.id())
                .put("userVerification", "required")
                .toString();
        var answer = JSON.readTree(founder.key().get(options, seal.origin()));
        var response = answer.required("response");
        return new SignedAct(
                statement.bytes(),
                new Assertion(
                        Base64Url.decode(answer.required("rawId").asString()),
                        Base64Url.decode(response.required("authenticatorData").asString()),
                        Base64Url.decode(response.required("clientDataJSON").asString()),
                        Base64Url.decode(response.required("signature").asString())));
    }
}
