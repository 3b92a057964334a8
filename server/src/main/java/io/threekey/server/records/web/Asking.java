package io.threekey.server.records.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;

/**
 * Who asks, and what.
 *
 * @param seated whether they may also read what was done in office
 */
record Asking(LedgerQuestion question, PersonId reader, boolean seated) {

    static Asking of(LedgerQuestion question, Caller.SignedIn caller) {
        return new Asking(question, new PersonId(caller.person()), caller.may(Permission.SEATED));
    }
}
