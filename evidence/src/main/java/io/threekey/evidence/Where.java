package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import java.util.Optional;

/**
 * Where people were let in.
 *
 * @param site empty in entries of before sites were named
 */
record Where(UseCase useCase, CareSetting careSetting, Optional<Scope> site) {

    static Where of(LetInEntry entry) {
        return new Where(entry.useCase(), entry.careSetting(), entry.site());
    }
}
