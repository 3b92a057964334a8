/** The ledger as anybody may read it over HTTP. */
@NullMarked
package io.threekey.server.ledger.web;

import org.jspecify.annotations.NullMarked;
