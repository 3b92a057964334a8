package io.threekey.charter;

/**
 * Why a charter must not be adopted.
 *
 * @param where the seat, right or policy kind concerned
 * @param sentence what is wrong, for the people who write the charter
 */
public record CharterFault(String where, String sentence) {}
