package io.threekey.server.authenticators.models;

import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.notices.Alerts;
import io.threekey.server.snapshots.Snapshot;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The list of models that this node holds, in memory. It looks every ten minutes whether there is another, beside
 * everything else that the node does; what it cannot believe it passes over, says so to security, and keeps what it had.
 */
@Component
public class KeyModels implements Snapshot {

    private static final Logger log = LoggerFactory.getLogger(KeyModels.class);
    private static final String OLD = "key-models.old";
    private static final String REFUSED = "key-models.refused";
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final ModelSource source;
    private final Optional<X509Certificate> root;
    private final Editions editions;
    private final Alerts alerts;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<ModelList> held = Optional.empty();
    private volatile Optional<ModelListRefused> refused = Optional.empty();
    private volatile Instant due = Instant.MIN;

    KeyModels(
            ModelSource source,
            @Value("${threekey.key-models-root:}") String root,
            Editions editions,
            Alerts alerts,
            Clock clock) {
        this.source = source;
        this.root = source.isNamed() ? RootOfTheList.of(root) : Optional.empty();
        this.editions = editions;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * How it stands with the list.
     *
     * @param asked whether this installation was told where one lies
     * @param edition empty while none is held
     * @param refused why the last one that was looked at is not the one that is held
     */
    public record Standing(boolean asked, Optional<Edition> edition, Optional<ModelListRefused> refused) {}

    /** @param old whether there should be a later one by now */
    public record Edition(long number, LocalDate nextUpdate, boolean old, int models, List<KeyModel> inTrouble) {}

    public Standing standing() {
        return new Standing(source.isNamed(), held.map(this::edition), refused);
    }

    private Edition edition(ModelList list) {
        return new Edition(
                list.number(),
                list.nextUpdate(),
                list.isOldAt(clock.instant()),
                list.models().size(),
                list.models().values().stream()
                        .filter(KeyModel::isInTrouble)
                        .sorted(Comparator.comparing(KeyModel::name).thenComparing(KeyModel::id))
                        .toList());
    }

    /** As the list that is held has it, be it old. */
    public Optional<KeyModel> find(UUID model) {
        return held.flatMap(list -> list.find(model));
    }

    /** Whether what was vouched for once may be claimed now: not by an old list, and not of a model in trouble. */
    public boolean vouchFor(UUID model) {
        return held.filter(list -> !list.isOldAt(clock.instant()))
                .flatMap(list -> list.find(model))
                .filter(known -> !known.isInTrouble())
                .isPresent();
    }

    /** Empty where nobody vouches for the key, or nobody can say. */
    public Optional<Vouched> vouched(RegisteredCredential credential) {
        return held.flatMap(list -> list.find(credential.model())
                .filter(model -> !model.isInTrouble())
                .filter(model -> Chains.leadTo(model.roots(), chain(credential), clock.instant()))
                .map(model -> new Vouched(model.name(), model.hardware(), model.verification(), list.number())));
    }

    private static List<X509Certificate> chain(RegisteredCredential credential) {
        var chain = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var certificate : credential.attestationChain()) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
            }
            return chain;
        } catch (GeneralSecurityException unreadable) {
            return List.of();
        }
    }

    @Override
    public String name() {
        return "the models of keys";
    }

    /**
     * A list at an address may take minutes to come: nobody else's look waits for it, and that the one that is held has
     * become old is told meanwhile.
     */
    @Override
    public void lookAgain() {
        if (!source.isNamed() || clock.instant().isBefore(due)) {
            return;
        }
        due = clock.instant().plus(PAUSE);
        tellAge();
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("key-models").start(() -> {
                try {
                    look();
                } catch (RuntimeException away) {
                    log.warn("could not look at {}: {}", name(), away.toString());
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    synchronized void look() {
        switch (read()) {
            case SignedList.Read(var list)
            when editions.admit(list) -> {
                held = Optional.of(list);
                refused = Optional.empty();
                alerts.over(REFUSED);
            }
            case SignedList.Read former -> refuse(ModelListRefused.WENT_BACK);
            case SignedList.NotRead(var why) -> refuse(why);
        }
        tellAge();
    }

    private SignedList.Outcome read() {
        var text = source.text();
        if (text.isEmpty()) {
            return new SignedList.NotRead(ModelListRefused.NOT_THERE);
        }
        return root.map(trusted -> SignedList.read(text.get(), trusted, clock.instant()))
                .orElse(new SignedList.NotRead(ModelListRefused.SIGNER_NOT_TRUSTED));
    }

    private void refuse(ModelListRefused why) {
        refused = Optional.of(why);
        alerts.raise(REFUSED, List.of());
    }

    private void tellAge() {
        var old = held.filter(list -> list.isOldAt(clock.instant()));
        old.ifPresentOrElse(list -> alerts.raise(OLD, List.of(list.nextUpdate().toString())), () -> alerts.over(OLD));
    }
}
