package io.threekey.server.signin.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a database that can swallow everything, in both directions and without a word, until it is mended. */
final class LossyWire implements AutoCloseable {

    private final ServerSocket entrance;
    private final int database;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean swallows;

    private LossyWire(ServerSocket entrance, int database) {
        this.entrance = entrance;
        this.database = database;
    }

    static LossyWire to(int database) {
        try {
            var wire = new LossyWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    void swallow() {
        swallows = true;
    }

    /** What was swallowed is gone: the connections that lost something end, and new ones are whole. */
    void mend() {
        swallows = false;
        sockets.forEach(LossyWire::close);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                var near = entrance.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), database);
                sockets.addAll(List.of(near, far));
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException closed) {
            sockets.forEach(LossyWire::close);
        }
    }

    private void carry(Socket from, Socket to) {
        var portion = new byte[8192];
        try {
            for (var length = from.getInputStream().read(portion);
                    length >= 0;
                    length = from.getInputStream().read(portion)) {
                if (!swallows) {
                    to.getOutputStream().write(portion, 0, length);
                }
            }
        } catch (IOException closed) {
            // the other end is closed below
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
