/**
 * Decides whether a charter written as YAML is whole and sound, and says of every fault on which line it is.
 * The founding and {@code ./threekey charter check} ask it.
 * It never names a person, makes a key or adopts anything: who holds the seats is found out at the founding.
 */
@NullMarked
package io.threekey.server.governance.template;

import org.jspecify.annotations.NullMarked;
