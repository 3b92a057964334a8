package io.threekey.demo.applications;

import java.util.List;
import java.util.Optional;

/**
 * One page of an application. Public for the template alone.
 *
 * @param lines what it was told, nothing else
 * @param heard what it was told without having asked, the newest first
 * @param leave words of the button, for somebody who is in
 * @param signOut words of the button that ends it everywhere
 * @param comeIn words of the link, for everybody else
 */
public record SampleView(
        String language,
        String colours,
        String title,
        String sample,
        String says,
        List<Line> lines,
        String heardTitle,
        List<String> heard,
        Optional<String> leave,
        Optional<String> signOut,
        Optional<String> comeIn,
        String tour,
        String tourUrl) {

    public record Line(String label, String value) {}
}
