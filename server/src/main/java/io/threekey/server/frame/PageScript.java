package io.threekey.server.frame;

import java.util.Optional;

/**
 * A script, and optionally a notice, that some add-on wants on every page, such as the demo's keys.
 *
 * @param path of the script on our own origin
 * @param noticeTextKey a sentence shown on top of every page
 * @param more where that sentence leads
 */
public record PageScript(String path, String noticeTextKey, Optional<More> more) {

    /** @param path of a page of the console, without the slash it begins with */
    public record More(String textKey, String path) {}
}
