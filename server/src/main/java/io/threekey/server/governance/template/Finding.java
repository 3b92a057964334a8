package io.threekey.server.governance.template;

/**
 * What is wrong with a charter's file, and where.
 *
 * @param line counted from 1
 * @param where the row, seat or key concerned, as the file names it
 * @param sentence what is wrong, for the person who writes the file
 */
public record Finding(int line, String where, String sentence) {}
