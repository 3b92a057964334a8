/**
 * Decides what is genuine: wraps secrets, seals rows and the node's own files, keeps the ledger's key, checks new credentials.
 * Every module above asks it before it believes a row, a file or a registration.
 * It never decides who may do what, and never lets the wrapping key or a secret out in the clear.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.threekey.server.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
