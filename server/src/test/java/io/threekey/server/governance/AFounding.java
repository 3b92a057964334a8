package io.threekey.server.governance;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.SeatId;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.BeanFactory;

/** A founding on its way, one step at a time, as its people would take them in their browsers. */
final class AFounding {

    static final List<String> SIGNERS = List.of("sponsor", "iam", "clinical-operations", "security");

    private static final Map<String, String> NAMES = Map.of(
            "sponsor", "Ines Sommer",
            "sponsor-deputy", "Paul Berger",
            "iam", "Ngozi Okafor",
            "clinical-operations", "Maja Lind",
            "security", "Tomas Reyes",
            "staff-representation", "Vera Blum");

    private final BeanFactory beans;
    private final Map<String, FoundingInvitation> links;
    private final Map<String, FounderOfTheTests> founders = new LinkedHashMap<>();

    private AFounding(BeanFactory beans) {
        this.beans = beans;
        this.links = registration().invite().stream()
                .collect(toMap(link -> link.seat().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
        links.forEach((seat, link) -> founders.put(
                seat,
                FounderOfTheTests.called(
                        NAMES.getOrDefault(seat, seat),
                        new SeatId(seat),
                        registration().progress(link.token()).orElseThrow().person())));
    }

    private AFounding(BeanFactory beans, AFounding begun) {
        this.beans = beans;
        this.links = begun.links;
        this.founders.putAll(begun.founders);
    }

    /** The same people and links at a copy of the server on which they began. */
    AFounding goesOnAt(BeanFactory copy) {
        return new AFounding(copy, this);
    }

    static AFounding begunOn(BeanFactory beans) {
        return new AFounding(beans);
    }

    FoundingToken link(String seat) {
        return Objects.requireNonNull(links.get(seat)).token();
    }

    FounderOfTheTests founder(String seat) {
        return Objects.requireNonNull(founders.get(seat));
    }

    List<FounderOfTheTests> founders() {
        return List.copyOf(founders.values());
    }

    Optional<Refusal> introduces(String seat) {
        return registration().introduce(link(seat), founder(seat).name());
    }

    RegisteredCredential newKey(SoftwareAuthenticator authenticator) {
        return NewDecisionKey.on(authenticator, origins());
    }

    Optional<Refusal> registers(String seat, RegisteredCredential key) {
        return registration().addDecisionKey(link(seat), key, "A key of " + seat);
    }

    Optional<Refusal> registersPasskey(String seat) {
        var who = founder(seat);
        var passkeys = beans.getBean(FounderPasskeys.class);
        var challenge = new byte[32];
        var options = passkeys.creationOptions(who.person(), who.name(), challenge);
        var answer = who.passkey().create(options, origins().idOrigin().toString());
        return passkeys.verify(answer, challenge) instanceof FounderPasskeys.Outcome.Verified(var passkey)
                ? registration().addPasskey(link(seat), passkey)
                : refused();
    }

    void registersEverything(String seat) {
        introduces(seat);
        registers(seat, newKey(founder(seat).firstKey()));
        registers(seat, newKey(founder(seat).secondKey()));
        registersPasskey(seat);
    }

    AFounding everybodyRegisters() {
        links.keySet().forEach(this::registersEverything);
        return this;
    }

    FoundingSigning.Signing signs(String seat) {
        var statement = signing().toSign(link(seat)).orElseThrow().statement();
        return signing().sign(link(seat), SealedBy.of(founder(seat).firstKey(), statement, origins()));
    }

    Fingerprint isSignedByAll() {
        return SIGNERS.stream()
                .map(this::signs)
                .reduce((earlier, last) -> last)
                .map(last -> ((FoundingSigning.Signing.Founded) last).fingerprint())
                .orElseThrow();
    }

    FoundingRegistration registration() {
        return beans.getBean(FoundingRegistration.class);
    }

    FoundingSigning signing() {
        return beans.getBean(FoundingSigning.class);
    }

    Origins origins() {
        return beans.getBean(Origins.class);
    }

    private static <T> T refused() {
        throw new IllegalStateException("an honest registration was refused");
    }
}
