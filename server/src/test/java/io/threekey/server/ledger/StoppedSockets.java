package io.threekey.server.ledger;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/** For a client of the database that can be made to take nothing more of what it is sent, as if it had been stopped. */
public final class StoppedSockets extends SocketFactory {

    private static volatile CountDownLatch goingOn = new CountDownLatch(0);

    static void stop(CountDownLatch until) {
        goingOn = until;
    }

    static void goOn() {
        goingOn = new CountDownLatch(0);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        SequencerTests.await(goingOn);
                        return super.read(bytes, from, length);
                    }
                };
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
