package io.threekey.charter.json;

public record JsonFlag(boolean value) implements Json {}
