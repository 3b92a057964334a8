package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever knows the ledger by one charter still knows it by the next. */
class LogKeysProperties {

    private static final List<String> NAMES = List.of("one.example/ledger", "other.example/ledger");
    private static final List<String> KEYS = List.of("+0badc0de+AQIDBAU=", "+0badc0df+AQIDBAY=", "+0badc0e0+AQIDBAc=");

    @Provide
    Arbitrary<LogIdentity> logs() {
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.of(KEYS),
                        Arbitraries.of(KEYS).optional())
                .as((name, key, next) -> new LogIdentity(
                        name,
                        name + key,
                        next.filter(other -> !other.equals(key)).map(name::concat)));
    }

    @Property
    void oneLedgerMayBecomeTheOtherExactlyWhereAKeyStays(
            @ForAll("logs") LogIdentity now, @ForAll("logs") LogIdentity next) {
        var shared = new HashSet<>(now.verifierKeys());
        shared.retainAll(next.verifierKeys());

        assertThat(now.mayBecome(next)).isEqualTo(!shared.isEmpty());
        assertThat(next.mayBecome(now)).isEqualTo(now.mayBecome(next));
    }

    @Property
    void everyOneIsReadBackByteForByte(@ForAll("logs") LogIdentity log) {
        var charter = AHospital.charter().withLog(2, log);

        assertThat(Charter.parse(charter.bytes())).isEqualTo(charter);
        assertThat(Charter.parse(charter.bytes()).bytes()).isEqualTo(charter.bytes());
    }

    @Property
    void whatFollowsCanBeLetGoAgain(@ForAll("logs") LogIdentity log) {
        for (var kept : log.verifierKeys()) {
            var alone = log.only(kept);
            assertThat(log.mayBecome(alone)).isTrue();
            assertThat(alone.nextVerifierKey()).isEqualTo(Optional.empty());
        }
    }
}
