package io.threekey.demo.applications;

import java.time.Instant;

/**
 * What an application was told of somebody, and shows.
 *
 * @param level {@code acr}, how sure the provider was
 * @param at {@code auth_time}, when the person last used a key
 */
record Told(String name, String level, Instant at) {}
