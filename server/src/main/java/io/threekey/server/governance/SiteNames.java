package io.threekey.server.governance;

import java.util.Map;

/** What people call the sites that scopes name; who knows the sites says it. */
public interface SiteNames {

    /** Names by identifier, in the order in which people read them. */
    Map<String, String> siteNames();
}
