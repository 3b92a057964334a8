/** Who witnesses the ledger, as people see it. */
@NullMarked
package io.threekey.server.witnessing.web;

import org.jspecify.annotations.NullMarked;
