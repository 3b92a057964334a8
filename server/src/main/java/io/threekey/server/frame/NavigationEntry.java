package io.threekey.server.frame;

import io.threekey.server.access.Permission;

/**
 * A place in the console's navigation, contributed as a bean by the module that owns the page.
 *
 * @param order smaller comes first
 * @param path of the page, such as {@code /policies}
 * @param textKey of its name in the text bundles
 * @param icon Tabler icon name without {@code ti-}
 */
public record NavigationEntry(int order, String path, String textKey, String icon, Permission permission) {

    public NavigationEntry {
        Icon.svg(icon);
    }
}
