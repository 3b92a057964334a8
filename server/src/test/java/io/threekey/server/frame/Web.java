package io.threekey.server.frame;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client that may claim any Host, as a browser with a hostile name server would. */
final class Web {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    static final String ID = "id.hospital.test";
    static final String SEAL = "seal.hospital.test";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Web(int port) {
        this.port = port;
    }

    HttpResponse<String> page(String path) {
        return get(ID, path, "text/html");
    }

    HttpResponse<String> data(String path) {
        return get(ID, path, "application/json");
    }

    HttpResponse<String> get(String host, String path, String accept) {
        return send(to(host, path).header("Accept", accept).GET());
    }

    HttpResponse<String> postFrom(String origin, String path) {
        return send(to(ID, path)
                .header("Origin", origin)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder to(String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
