package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;

/**
 * Another open proposal, of which and the one on the page only one can be adopted.
 *
 * @param about what it changes, who proposed it and how far it is
 * @param says what becomes of the two
 */
public record RivalView(Words title, Words about, Words says, String url) {}
