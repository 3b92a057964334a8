package io.threekey.acceptance.slice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A relying party of other makers, npm's openid-client, as a process of its own. */
final class RealApplication implements AutoCloseable {

    static final String CLIENT = "chart-viewer";

    private static final Path PARTNERS = Path.of("partners");

    private final int port;
    private final Process process;
    private final String keys;

    private RealApplication(int port, Process process, String keys) {
        this.port = port;
        this.process = process;
        this.keys = keys;
    }

    static boolean isInstalled() {
        return Files.exists(PARTNERS.resolve("node_modules/openid-client/package.json"));
    }

    static RealApplication of(Hospital hospital) throws IOException {
        var port = freePort();
        var process = new ProcessBuilder("node", "application.mjs", hospital.console(""), CLIENT, String.valueOf(port))
                .directory(PARTNERS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var keys = reader.readLine();
        if (keys == null) {
            throw new IOException("the application did not start");
        }
        return new RealApplication(port, process, keys);
    }

    /** As its makers hand it to IAM. */
    String keys() {
        return keys;
    }

    String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroy();
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
