package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import java.util.List;

/** Tells whose seats stand behind a function; `governance` implements it from the charter in force. */
public interface Recipients {

    /** The holders of the function's seats whose term runs, owner first; each once. */
    List<Holder> of(Function function);

    record Holder(PersonId person, String name) {}
}
