package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.FoundingInvitation;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People who found and decide page by page, as their browsers do it. */
final class Founders {

    private static final List<String> OWNERS = List.of("iam", "security", "clinical-operations");

    private final Visitor visitor;
    private final List<FoundingInvitation> invitations;
    private final Map<String, Keys> keys;

    Founders(Visitor visitor, List<FoundingInvitation> invitations) {
        this.visitor = visitor;
        this.invitations = invitations;
        this.keys = invitations.stream()
                .map(invitation -> invitation.seat().value())
                .collect(Collectors.toMap(Function.identity(), seat -> Keys.fresh()));
    }

    private record Keys(SoftwareAuthenticator passkey, SoftwareAuthenticator key, SoftwareAuthenticator spare) {

        static Keys fresh() {
            return new Keys(
                    SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        }
    }

    void found() {
        invitations.forEach(this::register);
        invitations.forEach(this::sign);
    }

    /** @return the path of the proposal, adopted */
    String decide(Map<String, String> form) {
        return decide(form, OWNERS);
    }

    String decide(Map<String, String> form, List<String> signers) {
        var proposed = signedIn("iam").submits(Origin.ID, "/proposals", form);
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(303);
        var proposal = path(proposed.headers().firstValue("Location").orElseThrow());
        signers.forEach(signer -> act(signer, proposal));
        return proposal;
    }

    Visitor signedIn(String seat) {
        var owner = visitor.another();
        assertThat(new Door(owner).comesIn(of(seat).passkey()).statusCode()).isEqualTo(303);
        return owner;
    }

    private void register(FoundingInvitation invitation) {
        var link = linkOf(invitation);
        var mine = of(invitation.seat().value());
        visitor.submits(Origin.SEAL, link + "/name", Map.of("name", "Holder of " + invitation.seat()));
        makesKey(Origin.SEAL, link, link + "/keys", mine.key());
        makesKey(Origin.SEAL, link, link + "/keys", mine.spare());
        makesKey(Origin.ID, link + "/passkey", link + "/passkey", mine.passkey());
    }

    private void makesKey(Origin part, String page, String action, SoftwareAuthenticator key) {
        var asked = Door.asked(visitor.visits(part, page).body());
        var answer = key.create(asked.options(), visitor.origin(part));
        assertThat(visitor.submits(part, action, Map.of("sealed", asked.sealed(), "answer", answer))
                        .statusCode())
                .isEqualTo(303);
    }

    private void sign(FoundingInvitation invitation) {
        var page = visitor.visits(Origin.SEAL, linkOf(invitation)).body();
        if (page.contains("name=\"ticket\"")) {
            answer(page, of(invitation.seat().value()).key(), linkOf(invitation) + "/signature");
        }
    }

    /** Holds one more decision key ready, by the page where such keys are made. */
    void offersAKey(String seat) {
        var sent = signedIn(seat).submits(Origin.ID, "/decision-keys", Map.of());
        var location = URI.create(sent.headers().firstValue("Location").orElseThrow());
        var page = visitor.visits(Origin.SEAL, location.getRawPath() + "?" + location.getRawQuery())
                .body();
        var asked = Door.asked(page.replace("name=\"ticket\"", "name=\"sealed\""));
        var answer = SoftwareAuthenticator.fresh().create(asked.options(), visitor.origin(Origin.SEAL));
        var given = visitor.submits(
                Origin.SEAL,
                "/decision-keys/new",
                Map.of(
                        "person", hidden(page, "person"),
                        "name", hidden(page, "name"),
                        "ticket", asked.sealed(),
                        "answer", answer));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    }

    void takesAKeyBack(String seat) {
        var holder = signedIn(seat);
        var path =
                holder.visits("/decision-keys").body().replaceAll("(?s).*action=\"(/decision-keys/[^\"]+)\".*", "$1");
        assertThat(holder.submits(Origin.ID, path, Map.of()).statusCode()).isEqualTo(303);
    }

    private static String hidden(String page, String name) {
        return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
    }

    private void act(String seat, String proposal) {
        var drafted = signedIn(seat).submits(Origin.ID, proposal + "/acts", Map.of("act", "sign"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(303);
        var location = URI.create(drafted.headers().firstValue("Location").orElseThrow());
        var page = visitor.visits(Origin.SEAL, location.getPath() + "?" + location.getQuery())
                .body();
        // security tries the key from the safe, so that a gap is closed
        answer(page, seat.equals("security") ? of(seat).spare() : of(seat).key(), "/acts");
    }

    private void answer(String page, SoftwareAuthenticator key, String action) {
        var asked = Door.asked(page.replace("name=\"ticket\"", "name=\"sealed\""));
        var answer = key.get(asked.options(), visitor.origin(Origin.SEAL));
        var given = visitor.submits(Origin.SEAL, action, Map.of("ticket", asked.sealed(), "answer", answer));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    }

    private Keys of(String seat) {
        return Objects.requireNonNull(keys.get(seat), seat);
    }

    static String linkOf(FoundingInvitation invitation) {
        return "/founding/" + invitation.token().text();
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }
}
