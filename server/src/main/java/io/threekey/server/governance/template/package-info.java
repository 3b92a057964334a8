/**
 * Decides whether a charter written as YAML is whole and sound, and says of every fault on which line it is.
 * The founding and {@code ./threekey charter check} ask it, and whoever proposes other rules: they start from the ones in
 * force, written down in the same form.
 * It never names a person, makes a key or adopts anything: who holds the seats is found out at the founding.
 */
@NullMarked
package io.threekey.server.governance.template;

import org.jspecify.annotations.NullMarked;
