/**
 * Decides which applications may send people here to sign in, and what each must show: only what was decided by signature.
 * {@code federation} asks it for every request that names an application.
 * It never registers one by itself, keeps no row that could be forged, and has no endpoint that registers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "frame", "governance"})
package io.threekey.server.applications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
