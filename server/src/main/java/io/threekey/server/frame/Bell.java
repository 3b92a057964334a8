package io.threekey.server.frame;

import io.threekey.server.access.Caller;

/** Rings for the person who reads a page; `notices` implements it. Asked for every page of somebody signed in. */
public interface Bell {

    Ring ringFor(Caller.SignedIn person);

    /**
     * @param path of the page that says what it rings for
     * @param count of what waits for this person; 0 is silence
     */
    record Ring(String path, int count) {}
}
