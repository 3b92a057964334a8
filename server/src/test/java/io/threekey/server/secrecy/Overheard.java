package io.threekey.server.secrecy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers of the server. Each secret that an answer hands over stands in one place: a cookie, a page's question to the
 * browser, the hidden field beside it, the ticket or the code in a redirect, the end of a token,
 * a refresh token, the name of a question. It is noted and struck out there, so that what is left
 * must be free of every secret.
 */
final class Overheard {

    private static final Pattern QUESTION =
            Pattern.compile("data-passkey=\"(get|create)\"\\s+data-options=\"([^\"]*)\"");
    private static final Pattern CHALLENGE = Pattern.compile("(?<=challenge&#34;:&#34;|challenge\":\")[A-Za-z0-9_-]+");
    private static final Pattern HIDDEN = Pattern.compile("(?<=name=\"(?:sealed|ticket)\" value=\")[^\"]+");
    private static final Pattern TICKET = Pattern.compile("(?<=[?&]ticket=)[^&]+");
    private static final Pattern CODE = Pattern.compile("(?<=[?&]code=)[^&]+");
    private static final Pattern SIGNATURE = Pattern.compile("(?<=[A-Za-z0-9_-]\\.)[A-Za-z0-9_-]{86}(?=\")");
    private static final Pattern REFRESH = Pattern.compile("(?<=\"refresh_token\":\")[^\"]+");
    private static final Pattern PUSHED = Pattern.compile("(?<=\"urn:ietf:params:oauth:request_uri:)[^\"]+");
    private static final Pattern COOKIE = Pattern.compile("(?<=^threekey(?:-door)?=)[^;]+");

    private final List<Secret> secrets = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /** @param rest all of it but what it handed over in its place */
    record Answer(String to, int status, String rest) {}

    synchronized void hear(HttpResponse<String> response) {
        var to = response.request().method() + " " + response.uri().getPath();
        var rest = new StringBuilder();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> rest.append(name)
                        .append(": ")
                        .append(withoutHandedOver(name, value))
                        .append('\n')));
        rest.append(withoutHandedOver(response, response.body()));
        answers.add(new Answer(to, response.statusCode(), withoutWhatWasSent(response, rest.toString())));
    }

    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    synchronized List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    private String withoutHandedOver(String header, String value) {
        return switch (header) {
            case "set-cookie" -> strike(COOKIE, value, "the cookie " + value.replaceFirst("=.*", ""), 1);
            case "location" -> strike(CODE, strike(TICKET, value, "a ticket", Integer.MAX_VALUE), "a code", 1);
            default -> value;
        };
    }

    private String withoutHandedOver(HttpResponse<String> response, String page) {
        var hidden = strike(HIDDEN, page, "a sealed field of " + response.uri().getPath(), Integer.MAX_VALUE);
        var unsigned = strike(
                PUSHED,
                strike(
                        REFRESH,
                        strike(SIGNATURE, hidden, "a token's signature", Integer.MAX_VALUE),
                        "a refresh token",
                        1),
                "a pushed question",
                1);
        return QUESTION.matcher(unsigned)
                .replaceAll(question ->
                        Matcher.quoteReplacement(withoutChallenge(response, question.group(1), question.group(2))));
    }

    /** What a decision key signs is the digest of a statement, which the ledger publishes: the only open challenge. */
    private String withoutChallenge(HttpResponse<String> response, String kind, String options) {
        var host = response.request().headers().firstValue("Host").orElseThrow();
        if (kind.equals("get") && host.startsWith("seal.")) {
            return options;
        }
        return strike(CHALLENGE, options, "a challenge of " + response.uri().getPath(), 1);
    }

    /** A founder's link and a ticket came with the request: its holder has them, and the page's forms repeat them. */
    private static String withoutWhatWasSent(HttpResponse<String> response, String rest) {
        var link = Pattern.compile("/founding/([^/]+)").matcher(response.uri().getPath());
        return link.lookingAt() ? rest.replace("/founding/" + link.group(1), "/founding/...") : rest;
    }

    private String strike(Pattern place, String text, String name, int most) {
        var struck = new StringBuilder();
        var found = place.matcher(text);
        for (var count = 0; count < most && found.find(); count++) {
            secrets.add(Secret.ofText(name, found.group()));
            found.appendReplacement(struck, "...");
        }
        return found.appendTail(struck).toString();
    }
}
