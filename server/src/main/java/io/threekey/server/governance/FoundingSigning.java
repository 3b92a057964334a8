package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.ActVerdict;
import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerification;
import io.threekey.charter.ChainStep;
import io.threekey.charter.Charter;
import io.threekey.charter.CheckpointSeen;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.FoundingRecord;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.VerifiedChain;
import io.threekey.evidence.FoundedEntry;
import io.threekey.server.frame.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The second half of a founding: the charter is drafted from what they registered, and the sponsor and the three
 * owners sign it. The signature that completes it founds the installation.
 */
@Service
public class FoundingSigning {

    private final FoundingTable table;
    private final FoundingDrafts drafts;
    private final FoundingAct founding;
    private final DraftedCharter draftedCharter;
    private final CharterToFound charter;
    private final Clock clock;

    FoundingSigning(
            FoundingTable table,
            FoundingDrafts drafts,
            FoundingAct founding,
            DraftedCharter draftedCharter,
            CharterToFound charter,
            Clock clock) {
        this.table = table;
        this.drafts = drafts;
        this.founding = founding;
        this.draftedCharter = draftedCharter;
        this.charter = charter;
        this.clock = clock;
    }

    /** What a founder is about to sign. */
    public record ToSign(Charter charter, ActStatement statement) {}

    /** What came of a signature. */
    public sealed interface Signing {

        record Recorded() implements Signing {}

        /** It was the last one. */
        record Founded(Fingerprint fingerprint) implements Signing {}

        record Refused(Refusal why) implements Signing {}
    }

    /** Drafts the charter where all are ready and it is not drafted yet; empty while somebody is missing. */
    public Optional<ToSign> toSign(FoundingToken token) {
        return drafts.change(() -> table.holding(token.digest(), clock.instant())
                .filter(founder -> founder.seat().mustSign())
                .flatMap(founder ->
                        draft().map(draft -> toSign(draft, founder.seat().id()))));
    }

    private Optional<FoundedEntry> draft() {
        var drafted = table.draft();
        if (drafted.isPresent() || !allAreReady()) {
            return drafted;
        }
        var now = now();
        var draft = new FoundedEntry(draftedCharter.of(table.all(), now).bytes(), List.of(), now);
        table.saveDraft(draft);
        return Optional.of(draft);
    }

    private boolean allAreReady() {
        var founders = table.all();
        return founders.size() == charter.template().seats().size()
                && founders.stream().allMatch(Founder::isReady);
    }

    private ToSign toSign(FoundedEntry draft, SeatId seat) {
        var charter = Charter.parse(draft.charter());
        var madeAt = now();
        var right = charter.rightFor(PolicyAddress.CHARTER).orElseThrow();
        var statement = new ActStatement(
                charter.installation(),
                charter.digest(),
                charter.version(),
                charter.digest(),
                charter.digest(),
                0,
                ActKind.SIGN,
                seat,
                seat,
                draft.acts().stream().map(SignedAct::digest).toList(),
                CheckpointSeen.empty(charter.log().origin()),
                madeAt,
                madeAt.plus(Duration.ofHours(right.signatureFreshHours())),
                Optional.empty());
        return new ToSign(charter, statement);
    }

    /** Verifies and keeps a signature; the completing one founds everything in a transaction of its own. */
    public Signing sign(FoundingToken token, SignedAct signed) {
        var kept = drafts.change(() -> table.holding(token.digest(), clock.instant())
                .flatMap(founder -> table.draft())
                .<Kept>map(draft -> keep(draft, signed))
                .orElseGet(() -> new Kept(Optional.of(Refusal.of("governance.founding.link")), Optional.empty())));
        if (kept.refusal().isPresent()) {
            return new Signing.Refused(kept.refusal().get());
        }
        return kept.complete()
                .<Signing>map(record -> new Signing.Founded(founding.found(record)))
                .orElseGet(Signing.Recorded::new);
    }

    private record Kept(Optional<Refusal> refusal, Optional<FoundedEntry> complete) {}

    private Kept keep(FoundedEntry draft, SignedAct signed) {
        var verification = ActVerification.ofFounding(Charter.parse(draft.charter()));
        var acts = new ArrayList<Act>();
        for (var earlier : draft.acts()) {
            if (verification.verify(acts, earlier) instanceof Accepted(var act)) {
                acts.add(act);
            }
        }
        return switch (verification.verify(acts, signed)) {
            case ActVerdict.Refused refused -> new Kept(Optional.of(ActRefusal.of(refused)), Optional.empty());
            case ActVerdict.Accepted accepted -> {
                var signatures = new ArrayList<>(draft.acts());
                signatures.add(signed);
                var longer = new FoundedEntry(draft.charter(), signatures, now());
                if (isComplete(longer)) {
                    // kept by the founding itself: where that fails, this signature can be given again
                    yield new Kept(Optional.empty(), Optional.of(longer));
                }
                table.saveDraft(longer);
                yield new Kept(Optional.empty(), Optional.empty());
            }
        };
    }

    private static boolean isComplete(FoundedEntry draft) {
        return VerifiedChain.found(new FoundingRecord(draft.charter(), draft.acts(), draft.foundedAt()))
                instanceof ChainStep.Extended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
