package io.threekey.server.sharedsignals.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;

/** How it stands with signals: who hears them, what did not arrive, who is listened to, and what they said. */
public record SignalsView(List<Row> listeners, List<Row> untold, List<Row> sources, List<Row> heard) {

    public SignalsView {
        listeners = List.copyOf(listeners);
        untold = List.copyOf(untold);
        sources = List.copyOf(sources);
        heard = List.copyOf(heard);
    }

    /**
     * @param title as people know it
     * @param whose blank where it is about nobody, or the reader may not know
     * @param code how it names itself; blank where that says nothing
     */
    public record Row(String title, String whose, String code, Tone tone, Words badge, List<Words> says) {

        public Row {
            says = List.copyOf(says);
        }
    }
}
