/** Searching the ledger, and an entry with its proof. */
@NullMarked
package io.threekey.server.records.web;

import org.jspecify.annotations.NullMarked;
