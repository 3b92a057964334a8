package io.threekey.server.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail relay that says one thing to every recipient, or nothing at all. */
final class ScriptedRelay implements AutoCloseable {

    private final ServerSocket socket;
    private final String toRecipients;

    private ScriptedRelay(String toRecipients) {
        this.toRecipients = toRecipients;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::serve);
    }

    static ScriptedRelay thatSays(String toRecipients) {
        return new ScriptedRelay(toRecipients);
    }

    static ScriptedRelay thatIsSilent() {
        return new ScriptedRelay("");
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> converse(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            if (toRecipients.isEmpty()) {
                in.readLine();
            }
            say(connection, "220 relay");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                say(connection, command.startsWith("RCPT") ? toRecipients : "250 so be it");
            }
        } catch (IOException gone) {
            // the sender hung up
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
