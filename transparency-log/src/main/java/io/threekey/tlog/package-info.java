/**
 * Decides what an append-only Merkle log is: how its leaves hash (RFC 6962), how its tree is cut into tiles, how its
 * head is signed (C2SP tlog-tiles, tlog-checkpoint, signed-note), what proves inclusion and growth (RFC 9162), and
 * how witnesses say that they saw it grow (C2SP tlog-cosignature, tlog-witness).
 * The ledger, the export bundle and the offline verifier ask it.
 * It never reads a clock, a file or a network: bytes come in through {@link io.threekey.tlog.TileStore} and go out as
 * values.
 */
@NullMarked
package io.threekey.tlog;

import org.jspecify.annotations.NullMarked;
