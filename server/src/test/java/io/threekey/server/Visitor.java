package io.threekey.server;

import io.threekey.server.access.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows no redirect, and speaks to the server under test over HTTP. */
public final class Visitor {

    static {
        // both origins are names of this machine, which not every resolver knows; so the name goes into the header
        // only.
        // The build says the same, because it counts for nothing once somebody else has made a client
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final int port;
    private final int node;
    private final Consumer<HttpResponse<String>> listener;
    private final HttpClient client;

    Visitor(int port) {
        this(port, answer -> {});
    }

    private Visitor(int port, Consumer<HttpResponse<String>> listener) {
        this(port, port, listener, browser(HttpClient.newBuilder()));
    }

    private Visitor(int port, int node, Consumer<HttpResponse<String>> listener, HttpClient client) {
        this.port = port;
        this.node = node;
        this.listener = listener;
        this.client = client;
    }

    private static HttpClient browser(HttpClient.Builder client) {
        return client.cookieHandler(new CookieManager()).build();
    }

    /** The same browser with the same cookies, whose requests reach another node of the installation. */
    public Visitor at(int otherNode) {
        return new Visitor(port, otherNode, listener, client);
    }

    /** Somebody else, without this one's cookies. */
    public Visitor another() {
        return new Visitor(port, listener);
    }

    /** Somebody else, who comes from another address of this machine. */
    public Visitor from(String address) {
        return new Visitor(
                port, node, listener, browser(HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address))));
    }

    /** Somebody else, whose every page somebody else reads too. */
    public Visitor overheardBy(Consumer<HttpResponse<String>> everyAnswer) {
        return new Visitor(port, everyAnswer);
    }

    public String origin(Origin origin) {
        return "http://" + host(origin);
    }

    public HttpResponse<String> visits(String path) {
        return visits(Origin.ID, path);
    }

    public HttpResponse<String> visits(Origin origin, String path) {
        return send(request(origin, path).header("Accept", "text/html").GET());
    }

    public HttpResponse<byte[]> downloads(String path) {
        return exchange(request(Origin.ID, path).GET().build(), BodyHandlers.ofByteArray());
    }

    /** What a form without fields is answered with, as a file. */
    public HttpResponse<byte[]> downloadsBySubmitting(String path) {
        return exchange(
                request(Origin.ID, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", origin(Origin.ID))
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> submits(Origin origin, String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(origin, path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin(origin))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> posts(Origin origin, String path, String json) {
        return send(request(origin, path)
                .header("Content-Type", "application/json")
                .header("Origin", origin(origin))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = exchange(request.build(), BodyHandlers.ofString());
        listener.accept(answer);
        return answer;
    }

    public HttpRequest.Builder request(Origin origin, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node + path))
                .header("Host", host(origin));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String host(Origin origin) {
        return (origin == Origin.ID ? "id.localhost:" : "seal.localhost:") + port;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
