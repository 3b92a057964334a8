package io.threekey.server.authenticators.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.KeysOfModel;
import io.threekey.server.authenticators.models.KeyModel;
import io.threekey.server.authenticators.models.KeyModels;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Which models of keys are in use, what their makers vouch for, and from which edition of their list we know. */
@Controller
@Requires(Permission.SEATED)
class KeyModelsPage {

    private final KeyModels models;
    private final Authenticators authenticators;

    KeyModelsPage(KeyModels models, Authenticators authenticators) {
        this.models = models;
        this.authenticators = authenticators;
    }

    @Bean
    static NavigationEntry keyModelsNavigation() {
        return new NavigationEntry(
                36, "/key-models", "authenticators.models.navigation", "certificate", Permission.SEATED);
    }

    @GetMapping("/key-models")
    Page keyModels() {
        var standing = models.standing();
        var rows = authenticators.byModel().stream().map(this::row).toList();
        var refused = standing.refused().map(why -> Words.of("authenticators.models.refused." + why.code()));
        return Page.of(
                "authenticators/keymodels",
                standing.edition()
                        .map(edition -> edition.old()
                                ? new KeyModelsView(
                                        Tone.CAUTION,
                                        Words.of(
                                                "authenticators.models.old",
                                                edition.number(),
                                                edition.nextUpdate().toString()),
                                        Words.of("authenticators.models.old.next"),
                                        refused,
                                        rows)
                                : new KeyModelsView(
                                        Tone.GOOD,
                                        Words.of(
                                                "authenticators.models.held",
                                                edition.number(),
                                                edition.models(),
                                                edition.nextUpdate().toString()),
                                        Words.of("authenticators.models.held.next"),
                                        refused,
                                        rows))
                        .orElseGet(() -> none(standing.asked(), rows, refused)));
    }

    private static KeyModelsView none(boolean asked, List<KeyModelsView.Row> rows, Optional<Words> refused) {
        return new KeyModelsView(
                asked ? Tone.CAUTION : Tone.INFO,
                Words.of(asked ? "authenticators.models.none" : "authenticators.models.unasked"),
                Words.of(asked ? "authenticators.models.none.next" : "authenticators.models.unasked.next"),
                refused,
                rows);
    }

    private KeyModelsView.Row row(KeysOfModel keys) {
        var known = models.find(keys.model());
        var name = keys.vouchedName().or(() -> known.map(KeyModel::name));
        return new KeyModelsView.Row(
                name.map(named -> Words.of("authenticators.models.named", named))
                        .orElseGet(() -> Words.of("authenticators.models.unnamed")),
                keys.model().toString(),
                Words.of("authenticators.models.keys", keys.keys(), keys.vouched(), keys.copied()),
                known.stream()
                        .flatMap(model -> model.troubles().stream())
                        .sorted()
                        .toList());
    }
}
