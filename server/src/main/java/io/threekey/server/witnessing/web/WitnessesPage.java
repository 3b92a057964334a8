package io.threekey.server.witnessing.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.witnessing.WitnessState;
import io.threekey.server.witnessing.Witnesses;
import io.threekey.server.witnessing.Witnesses.OneWitness;
import io.threekey.server.witnessing.Witnesses.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who outside confirms that the ledger was never rewritten, what each confirmed last, and what still waits for them. */
@Controller
@Requires(Permission.SIGNED_IN)
class WitnessesPage {

    private final Witnesses witnesses;

    WitnessesPage(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    @GetMapping("/ledger/witnesses")
    Page witnesses() {
        var now = witnesses.now();
        return Page.of(
                "witnessing/witnesses",
                new WitnessesView(
                        lead(now),
                        now.entries(),
                        now.confirmed(),
                        now.required(),
                        now.witnesses().stream().map(WitnessesPage::row).toList()));
    }

    private static Words lead(Standing now) {
        if (now.required() == 0) {
            return Words.of("witnessing.page.lead.nobody");
        }
        return now.confirmed() == 0
                ? Words.of("witnessing.page.lead.none", now.required())
                : Words.of("witnessing.page.lead", now.confirmed(), now.entries(), now.waiting());
    }

    private static WitnessesView.Row row(OneWitness witness) {
        return new WitnessesView.Row(
                witness.name(),
                witness.url(),
                witness.key(),
                Words.of("witnessing.state." + witness.state().code()),
                Words.of("witnessing.state." + witness.state().code() + ".next"),
                tone(witness.state()),
                witness.last()
                        .map(seen -> Words.of("witnessing.page.last", seen.entries(), seen.at()))
                        .orElseGet(() -> Words.of("witnessing.page.never")));
    }

    private static Tone tone(WitnessState state) {
        return switch (state) {
            case CONFIRMS -> Tone.GOOD;
            case NOT_ASKED_YET -> Tone.NEUTRAL;
            case SILENT, NOT_WATCHING, ANSWERS_NONSENSE -> Tone.CAUTION;
            case SAW_MORE, SAW_OTHERWISE -> Tone.ALARM;
        };
    }
}
