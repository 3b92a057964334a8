package io.threekey.server.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bytes that two readers take for different requests (RFC 9112, 6.3 and 11.2): behind what one of them takes for the end
 * stands a second request.
 *
 * @param text one character a byte
 */
record RawRequest(String text) {

    /** What is smuggled asks for this, which nobody else does. */
    static final String SMUGGLED = "/ledger/key";

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 ([0-9]{3})");
    private static final int PATIENCE_MILLIS = 400;

    /** @param host as an honest request names it */
    static List<RawRequest> ambiguous(String host) {
        var smuggled = "GET " + SMUGGLED + " HTTP/1.1\r\nHost: " + host + "\r\nX-Rest: ";
        var chunked = "0\r\n\r\n" + smuggled;
        return Stream.of(
                        // CL.TE and TE.CL
                        headed(host, "Content-Length: " + chunked.length() + "\r\nTransfer-Encoding: chunked", chunked),
                        headed(host, "Transfer-Encoding: chunked\r\nContent-Length: " + chunked.length(), chunked),
                        headed(host, "Content-Length: 4\r\nTransfer-Encoding: chunked", sized(smuggled)),
                        headed(host, "Transfer-Encoding: chunked\r\nContent-Length: 4", sized(smuggled)),
                        // TE.TE
                        headed(host, "Transfer-Encoding: xchunked\r\nContent-Length: 5", chunked),
                        headed(host, "Transfer-Encoding : chunked\r\nContent-Length: 5", chunked),
                        headed(host, "Transfer-Encoding:\u000bchunked\r\nContent-Length: 5", chunked),
                        headed(
                                host,
                                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\nContent-Length: 5",
                                chunked),
                        headed(
                                host,
                                "Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
                                chunked),
                        headed(host, "Transfer-Encoding: chunked, identity\r\nContent-Length: 5", chunked),
                        headed(host, "Transfer-Encoding: identity\r\nContent-Length: 5", chunked),
                        headed(host, "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5", chunked),
                        headed(host, "X: y\nTransfer-Encoding: chunked\r\nContent-Length: 5", chunked),
                        headed(host, "X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5", chunked),
                        headed(host, "Transfer-Encoding\r\n: chunked\r\nContent-Length: 5", chunked),
                        headed(host, "Transfer_Encoding: chunked\r\nContent-Length: 5", chunked),
                        // how long it is, twice or not at all
                        headed(host, "Content-Length: 5\r\nContent-Length: 0", chunked),
                        headed(host, "Content-Length: 0\r\nContent-Length: 5", chunked),
                        headed(host, "Content-Length: 5, 0", chunked),
                        headed(host, "Content-Length: +5", chunked),
                        headed(host, "Content-Length: 0x5", chunked),
                        headed(host, "Content-Length: -1", chunked),
                        headed(host, "Content-Length: 5\u00005", chunked),
                        headed(host, "Content-Length : 5", chunked),
                        headed(host, "Content-Length:\r\n 5", chunked),
                        headed(host, "Content-Length: 99999999999999999999", chunked),
                        // chunks that end otherwise than they say
                        headed(host, "Transfer-Encoding: chunked", "5;a=b\nx\r\nhello\r\n" + chunked),
                        headed(host, "Transfer-Encoding: chunked", "0x5\r\nhello\r\n" + chunked),
                        headed(host, "Transfer-Encoding: chunked", "-1\r\n" + smuggled),
                        headed(host, "Transfer-Encoding: chunked", "ffffffffffffffff1\r\n" + smuggled),
                        headed(host, "Transfer-Encoding: chunked", "5\r\nhello!!" + chunked))
                .map(RawRequest::new)
                .toList();
    }

    static String headed(String host, String headers, String rest) {
        return "POST /token HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nConnection: keep-alive\r\n" + headers + "\r\n\r\n"
                + rest;
    }

    private static String sized(String smuggled) {
        return Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n0\r\n\r\n";
    }

    /** All that comes back until the other side closes, or says no more. */
    String sentTo(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return answered(socket);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String answered(Socket socket) throws IOException {
        var all = new StringBuilder();
        var some = new byte[8_192];
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                all.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException | SocketException noMore) {
            // it waits for more of us, or hung up
        }
        return all.toString();
    }

    static List<Integer> statuses(String answers) {
        return STATUS.matcher(answers)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }
}
