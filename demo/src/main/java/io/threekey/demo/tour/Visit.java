package io.threekey.demo.tour;

import java.time.Instant;

/** One walk through the tour: only what happens after its beginning counts. */
record Visit(Instant since) {}
