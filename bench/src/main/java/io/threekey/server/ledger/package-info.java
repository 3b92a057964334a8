/** What a measurement must do inside of the ledger: load entries past the sequencer. */
@NullMarked
package io.threekey.server.ledger;

import org.jspecify.annotations.NullMarked;
