package io.threekey.server.people;

import io.threekey.evidence.EntryRanges;
import io.threekey.evidence.RecordErasure;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where an erasure of lines that somebody sees on a page is proposed: the form with their numbers filled in. It names
 * nobody, since a proposal stays for ever.
 */
@Component
public class PreparedErasures {

    private final PoliciesInForce policies;

    PreparedErasures(PoliciesInForce policies) {
        this.policies = policies;
    }

    /**
     * Empty where there is nothing to erase, and where the charter lets nobody decide it.
     *
     * @param entries of one page, so that an address holds them
     */
    public Optional<String> form(Collection<Long> entries) {
        return entries.isEmpty()
                        || policies.chain()
                                .charter()
                                .rightFor(RecordErasure.ADDRESS)
                                .isEmpty()
                ? Optional.empty()
                : Optional.of("/proposals/new?kind=%s&useCase=all&scope=%s&way=regular&%s=%s"
                        .formatted(
                                RecordErasure.ADDRESS.kind(),
                                RecordErasure.ADDRESS.scope(),
                                RecordErasureKind.ENTRIES,
                                TypedRanges.written(EntryRanges.of(entries)).replace(" ", "")));
    }
}
