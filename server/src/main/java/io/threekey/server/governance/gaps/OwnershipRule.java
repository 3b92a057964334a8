package io.threekey.server.governance.gaps;

import io.threekey.server.measures.Gap;
import java.util.stream.Stream;

/** One way in which ownership can be missing. */
interface OwnershipRule {

    Stream<Gap> gapsIn(Ownership ownership);
}
