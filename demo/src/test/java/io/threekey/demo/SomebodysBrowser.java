package io.threekey.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that keeps cookies by host, follows redirects, and knows that names under localhost are this machine. */
final class SomebodysBrowser {

    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final int port;

    SomebodysBrowser(int port) {
        this.port = port;
    }

    String opens(String host, String path) {
        return follows(host, request(host, path).GET());
    }

    String submits(String host, String path, Map<String, String> form) {
        return follows(host, submitted(host, path, form));
    }

    /** Where a form without fields leads to, and does not go there. */
    String isSentTo(String host, String path) {
        return send(host, submitted(host, path, Map.of()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpRequest.Builder submitted(String host, String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(host, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://" + authority(host))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body));
    }

    /** With the key of that persona. */
    void comesIn(String person) {
        var page = opens("id", "/sign-in?again");
        var asked = attribute(page, "data-options=\"([^\"]*)\"");
        var answer = send(
                        "id",
                        request("id", "/demo/id/answer")
                                .header("Content-Type", "application/json")
                                .header("Origin", "http://" + authority("id"))
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofString(
                                        "{\"kind\":\"get\",\"options\":" + asked + ",\"person\":\"" + person + "\"}")))
                .body();
        submits(
                "id",
                "/sign-in",
                Map.of(
                        "answer",
                        answer,
                        "sealed",
                        attribute(page, "name=\"sealed\" value=\"([^\"]*)\""),
                        "then",
                        "/me"));
    }

    private static String attribute(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) {
            throw new AssertionError(pattern + " in " + page);
        }
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private String authority(String host) {
        return host + ".localhost:" + port;
    }

    private HttpRequest.Builder request(String host, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", authority(host));
        var kept = cookies.getOrDefault(host, Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return kept.isEmpty() ? request : request.header("Cookie", kept);
    }

    private String follows(String host, HttpRequest.Builder first) {
        var at = host;
        var answer = send(at, first);
        for (var hop = 0; hop < MOST_REDIRECTS && answer.statusCode() / 100 == 3; hop++) {
            var to = URI.create("http://" + authority(at))
                    .resolve(answer.headers().firstValue("Location").orElseThrow());
            at = to.getHost().replace(".localhost", "");
            answer = send(
                    at,
                    request(at, to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()))
                            .GET());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String host, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                var pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.computeIfAbsent(host, one -> new HashMap<>()).put(pair[0], pair[1]);
            });
            return answer;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
