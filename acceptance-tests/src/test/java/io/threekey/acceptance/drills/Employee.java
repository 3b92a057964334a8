package io.threekey.acceptance.drills;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of the demo at a browser: signs in with a demo key and renames their keys. */
final class Employee {

    static {
        // not every resolver knows the names below localhost, so the name goes into the header only
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final int FOUNDERS = 5;

    private final String person;
    private final int port;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Employee(String person, int port) {
        this.person = person;
        this.port = port;
    }

    /** At a browser, and nobody in particular yet. */
    static Employee somebody(int port) {
        return new Employee("", port);
    }

    /** Not of the founders, who come first. */
    static List<Employee> signedIn(int howMany, int port) throws IOException {
        var offered =
                somebody(port).asks("candidates", "\"options\":{\"challenge\":\"AAAA\",\"rpId\":\"id.localhost\"}");
        var people = Pattern.compile("\"person\":\"([^\"]+)\"")
                .matcher(offered)
                .results()
                .map(found -> new Employee(found.group(1), port))
                .skip(FOUNDERS)
                .limit(howMany)
                .toList();
        for (var employee : people) {
            employee.signIn();
        }
        return people;
    }

    String person() {
        return person;
    }

    void signIn() throws IOException {
        var page = visits("/sign-in?again").body();
        var options = found(page, "data-options=\"([^\"]*)\"").replace("&#34;", "\"");
        var answer = asks("answer", "\"options\":%s,\"person\":\"%s\"".formatted(options, person));
        var form = Map.of("answer", answer, "sealed", found(page, "name=\"sealed\" value=\"([^\"]*)\""), "then", "/me");
        var response = submits("/sign-in", form);
        if (response.statusCode() != 303) {
            throw new IOException(person + " is not let in: " + response.body());
        }
    }

    String key() throws IOException {
        return found(visits("/me/keys").body(), "action=\"/me/keys/([^/\"]+)/label\"");
    }

    String labelOfKey() throws IOException {
        return found(visits("/me/keys").body(), "id=\"label-[^\"]+\" name=\"label\" value=\"([^\"]*)\"");
    }

    /** @return whether the server acknowledged it */
    boolean renames(String key, String label) throws IOException {
        return submits("/me/keys/" + key + "/label", Map.of("label", label)).statusCode() == 303;
    }

    HttpResponse<String> visits(String path) throws IOException {
        return send(request(path).header("Accept", "text/html").GET());
    }

    private HttpResponse<String> submits(String path, Map<String, String> form) throws IOException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private String asks(String what, String fields) throws IOException {
        return send(request("/demo/id/" + what)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"kind\":\"get\"," + fields + "}")))
                .body();
    }

    private HttpRequest.Builder request(String path) {
        var host = "id.localhost:" + port;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", host)
                .header("Origin", "http://" + host)
                .header("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static String found(String page, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new IOException("no " + pattern + " in " + page));
    }
}
