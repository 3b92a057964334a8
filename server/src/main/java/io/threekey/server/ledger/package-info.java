/**
 * Records every change in the transaction that makes it, and lets outsiders prove that no line was removed or altered.
 * Every module appends to it; auditors read its checkpoint and tiles; nothing commits without an entry.
 * It never decides anything, and it never holds a secret.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "keys"})
package io.threekey.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
