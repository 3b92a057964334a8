package io.threekey.charter;

import static io.threekey.charter.CharterChangeTest.EVERYONE;
import static io.threekey.charter.CharterChangeTest.breaks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.MalformedDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The keys of the ledger that a charter pins: one, or two while the second is about to follow upon the first. */
class LogKeysTest {

    private static final LogIdentity ONE = AHospital.charter().log();
    private static final String NEXT = key(ONE.origin(), (byte) 1, new byte[0]);
    private static final String THIRD = key(ONE.origin(), (byte) 1, new byte[0]);

    private final VerifiedChain founded = Deciding.founded(AHospital.charter());

    /** A key as C2SP signed-note writes it, its id computed from whatever it is made of. */
    private static String key(String name, byte type, byte[] more) {
        try {
            var spki = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            return spelt(
                    name,
                    ByteBuffer.allocate(33 + more.length)
                            .put(type)
                            .put(spki, spki.length - 32, 32)
                            .put(more)
                            .array());
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException(none);
        }
    }

    private static String spelt(String name, byte[] typed) {
        var identified = (name + "\n").getBytes(StandardCharsets.UTF_8);
        var id = Digest.of(ByteBuffer.allocate(identified.length + typed.length)
                        .put(identified)
                        .put(typed)
                        .array())
                .hex();
        return name + "+" + id.substring(0, 8) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private static Charter pinning(VerifiedChain chain, LogIdentity log) {
        var latest = chain.history().latestCharter();
        return latest.withLog(latest.version() + 1, log);
    }

    private static ChainStep decided(VerifiedChain chain, LogIdentity log) {
        var next = pinning(chain, log);
        return chain.next(Deciding.next(chain, "p-log-" + next.version(), PolicyAddress.CHARTER, next.document())
                .signs(EVERYONE)
                .adopted());
    }

    @Nested
    class InACharter {

        @Test
        void areWrittenAsBeforeWhereThereIsOne() {
            assertThat(CanonicalJson.text(ONE.document()))
                    .isEqualTo("{\"origin\":\"%s\",\"verifierKey\":\"%s\"}".formatted(ONE.origin(), ONE.verifierKey()));
        }

        @Test
        void areReadBackAsTheyAreWritten() {
            var both = AHospital.charter().withLog(2, ONE.followedBy(NEXT));

            assertThat(Charter.parse(both.bytes())).isEqualTo(both);
            assertThat(both.log().verifierKeys()).containsExactly(ONE.verifierKey(), NEXT);
            assertThat(AHospital.charter().log().verifierKeys()).containsExactly(ONE.verifierKey());
        }

        @Test
        void haveNoOtherFieldBesideThem() {
            var document = Json.object()
                    .put("origin", ONE.origin())
                    .put("verifierKey", ONE.verifierKey())
                    .put("furtherKey", NEXT)
                    .build();
            var charter = Json.object();
            AHospital.charter()
                    .document()
                    .fields()
                    .forEach((name, value) -> charter.put(name, name.equals("log") ? document : value));

            assertThatThrownBy(() -> Charter.of(charter.build()))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining("furtherKey");
        }

        @Test
        void areOfTheLedgersNameAndDiffer() {
            assertThatThrownBy(() -> ONE.followedBy(ONE.verifierKey())).hasMessageContaining("the one that it has");
            for (var foreign : List.of(
                    "elsewhere.example/ledger+0badc0de+AQIDBAU=",
                    ONE.origin() + "+0badc0de",
                    "",
                    "a key",
                    NEXT + "\n")) {
                assertThatThrownBy(() -> ONE.followedBy(foreign)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> ONE.only(NEXT)).hasMessageContaining("that the charter pins");
        }
    }

    @Nested
    class FromCharterToCharter {

        @Test
        void followUponEachOtherInTwoSteps() {
            var both = Deciding.extended(decided(founded, ONE.followedBy(NEXT)));
            var second = Deciding.extended(decided(both, ONE.followedBy(NEXT).only(NEXT)));

            assertThat(second.history().latestCharter().log()).isEqualTo(new LogIdentity(ONE.origin(), NEXT));
        }

        @Test
        void areGivenUpWithoutHavingFollowed() {
            var both = Deciding.extended(decided(founded, ONE.followedBy(NEXT)));

            assertThat(decided(both, ONE)).isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void areNeverAllOthersAtOnce() {
            breaks(decided(founded, new LogIdentity(ONE.origin(), NEXT)), BreakReason.ANOTHER_LEDGER);
            breaks(
                    decided(founded, new LogIdentity(ONE.origin(), NEXT, Optional.of(THIRD))),
                    BreakReason.ANOTHER_LEDGER);
        }

        /** Nothing could be recorded any more, not even the charter that lets go of it. */
        @Test
        void areNeverSuchAsNothingCanBeVerifiedBy() {
            var noPoint = new byte[33];
            noPoint[0] = 1;
            noPoint[1] = 2;
            for (var none : List.of(
                    NEXT.replaceFirst("\\+[0-9a-f]{8}\\+", "+0badc0de+"),
                    key(ONE.origin(), (byte) 4, new byte[0]),
                    key(ONE.origin(), (byte) 1, new byte[] {7}),
                    ONE.origin() + "+0badc0de+AQIDBAU=",
                    ONE.origin() + "+0badc0de+AQIDBAU",
                    ONE.origin() + "+0badc0de+A",
                    spelt(ONE.origin(), noPoint))) {
                breaks(decided(founded, ONE.followedBy(none)), BreakReason.FAULTY_CHARTER);
            }
        }

        @Test
        void areNeverAnotherLedgers() {
            breaks(
                    decided(founded, new LogIdentity("elsewhere.example/ledger", ONE.verifierKey())),
                    BreakReason.ANOTHER_LEDGER);
        }

        @Test
        void doNotChangeInASuccession() {
            var next = pinning(founded, ONE.followedBy(NEXT));

            breaks(
                    founded.next(Deciding.next(founded, "p-s", PolicyAddress.SEAT_SUCCESSION, next.document())
                            .signs(EVERYONE)
                            .adopted()),
                    BreakReason.NOT_A_SUCCESSION);
        }
    }

    /** By one of them was signed whatever somebody kept from earlier. */
    @Nested
    class Ever {

        private final VerifiedChain delayed =
                Deciding.founded(AHospital.charter(AHospital.seats(), AHospital.kinds(), PendingCharterTest.delayed()));

        private static List<String> ever(VerifiedChain chain) {
            return chain.history().logKeysEver();
        }

        @Test
        void areTheFoundersAtFirst() {
            assertThat(ever(founded)).containsExactly(ONE.verifierKey());
        }

        @Test
        void areThoseThatWereLetGoTooEachOnce() {
            var both = Deciding.extended(decided(founded, ONE.followedBy(NEXT)));
            assertThat(ever(both)).containsExactly(ONE.verifierKey(), NEXT);

            var second = Deciding.extended(decided(both, ONE.followedBy(NEXT).only(NEXT)));
            assertThat(second.history().latestCharter().log().verifierKeys()).containsExactly(NEXT);
            assertThat(ever(second)).containsExactly(ONE.verifierKey(), NEXT);
        }

        @Test
        void areThoseOfACharterThatWaits() {
            var waiting = Deciding.extended(decided(delayed, ONE.followedBy(NEXT)));

            assertThat(waiting.history()
                            .charterInForce(waiting.lastAdoptedAt())
                            .log()
                            .verifierKeys())
                    .containsExactly(ONE.verifierKey());
            assertThat(ever(waiting)).containsExactly(ONE.verifierKey(), NEXT);
        }

        @Test
        void areNotThoseOfACharterThatNeverBegins() {
            var waiting = Deciding.extended(decided(delayed, ONE.followedBy(NEXT)));
            var meant = Deciding.extended(decided(waiting, ONE.followedBy(THIRD)));

            assertThat(meant.history().versions(PolicyAddress.CHARTER))
                    .extracting(version -> version.validity().everBegins())
                    .containsExactly(true, false, true);
            assertThat(ever(meant)).containsExactly(ONE.verifierKey(), THIRD);
        }
    }
}
