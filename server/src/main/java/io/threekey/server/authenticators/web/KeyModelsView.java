package io.threekey.server.authenticators.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * @param says how it stands with the list of models
 * @param next what that means, or what to do about it
 * @param models of the keys in use here
 */
public record KeyModelsView(Tone tone, Words says, Words next, Optional<Words> refused, List<Row> models) {

    public KeyModelsView {
        models = List.copyOf(models);
    }

    /**
     * @param name of the model, or its number where nobody names it
     * @param troubles what the list reports against it, as FIDO names it
     */
    public record Row(Words name, String model, Words keys, List<String> troubles) {

        public Row {
            troubles = List.copyOf(troubles);
        }
    }
}
