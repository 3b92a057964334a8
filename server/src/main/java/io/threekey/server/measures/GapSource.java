package io.threekey.server.measures;

import java.util.List;

/**
 * Finds one kind of gap, as a bean of the module that knows about it. Asked every few seconds and for pages, so it
 * answers within milliseconds; what it cannot tell, such as before the founding, it leaves out; an exception means that
 * nobody knows.
 */
public interface GapSource {

    List<Gap> gaps();
}
