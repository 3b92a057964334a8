/**
 * Decides who is calling and whether they may call this endpoint at all.
 * Every endpoint declares its {@link io.threekey.server.access.Permission} and the origin it answers on; `signin` says who calls.
 * It never decides what a person may sign: that is the charter's.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.threekey.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
