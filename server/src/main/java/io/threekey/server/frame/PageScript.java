package io.threekey.server.frame;

/**
 * A script, and optionally a notice, that some add-on wants on every page, such as the demo's keys.
 *
 * @param path of the script on our own origin
 * @param noticeTextKey a sentence shown on top of every page
 */
public record PageScript(String path, String noticeTextKey) {}
