package io.threekey.server.governance;

import io.threekey.server.frame.Words;

/**
 * One line of text in the form of a proposal, such as a name or an address.
 *
 * @param group heading that consecutive texts share
 * @param hint what may stand in it
 * @param value as it is in force; blank where nothing is
 */
public record PolicyText(String name, Words group, Words label, Words hint, String value) {}
