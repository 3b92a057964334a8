/**
 * Decides how every page is framed: layout, navigation, words, alerts, content security, problems.
 * The modules that own pages return a {@link io.threekey.server.frame.Page} and contribute navigation and alerts.
 * It never knows what a page is about.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "access")
package io.threekey.server.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
