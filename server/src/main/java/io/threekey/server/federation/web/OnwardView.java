package io.threekey.server.federation.web;

/**
 * Somebody is sent on to an application.
 *
 * @param application as people know it
 * @param address where they go by themselves, or by a touch where the browser does not follow
 */
public record OnwardView(String application, String address) {}
