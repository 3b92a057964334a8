package io.threekey.server.governance;

import io.threekey.server.frame.Words;

/**
 * One of the few answers that a field of a form takes.
 *
 * @param value as it is sent
 * @param says what it means, as a sentence
 */
public record FieldChoice(String value, Words says) {}
