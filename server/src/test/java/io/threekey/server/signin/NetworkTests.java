package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.1, true",
        "10.20.0.0/16, 10.21.0.0, false",
        "10.20.128.0/17, 10.20.127.255, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "2001:db8:20::/48, 2001:db8:20:ffff::1, true",
        "2001:db8:20::/48, 2001:db8:21::1, false",
        "::/0, 10.0.0.1, false",
        "0.0.0.0/0, 2001:db8::1, false",
    })
    void holdsWhatAgreesWithItInTheFirstBits(String network, String address, boolean holds) {
        assertThat(Network.of(network).orElseThrow().holds(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.20.0.0",
                "10.20.0.0/33",
                "10.20.0.0/-1",
                "10.20.0.0/+8",
                "10.20.1.0/16",
                "10.20/16",
                "host/16",
                "2001:db8::1/48",
                "2001:db8::/129",
                "10.20.0.0/16/8",
                "/16",
                "10.20.0.0/ 16",
                "10.20.0.0/٨"
            })
    void isNothingElse(String text) {
        assertThat(Network.of(text)).isEmpty();
    }

    @Property
    void agreesWithArithmeticOnWholeNumbers(
            @ForAll @Size(4) byte[] start, @ForAll @Size(4) byte[] address, @ForAll @IntRange(max = 32) int bits)
            throws UnknownHostException {
        var network = new Network(InetAddress.getByAddress(start), bits);
        var behind = 32 - bits;

        assertThat(network.holds(InetAddress.getByAddress(address)))
                .isEqualTo(new BigInteger(1, start)
                        .shiftRight(behind)
                        .equals(new BigInteger(1, address).shiftRight(behind)));
    }

    @Test
    void aSlipBehindTheBitsThatCountIsFound() {
        assertThat(Network.of("10.20.0.0/14")).isPresent();
        assertThat(Network.of("10.20.0.0/13")).isEmpty();
    }
}
