package io.threekey.server.frame;

import org.springframework.http.HttpStatus;

/**
 * What a handler returns to show a page.
 *
 * @param template path of the jte template without its ending, such as {@code governance/proposal}
 * @param view the public record the template takes as {@code @param}, named {@code view}
 * @param status of the answer
 */
public record Page(String template, Object view, HttpStatus status) {

    public static Page of(String template, Object view) {
        return new Page(template, view, HttpStatus.OK);
    }

    public Page withStatus(HttpStatus other) {
        return new Page(template, view, other);
    }
}
