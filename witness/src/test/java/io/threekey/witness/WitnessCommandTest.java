package io.threekey.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.WitnessKey;
import io.threekey.tlog.WitnessRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTest {

    private static final Pattern KEY = Pattern.compile("asks it: (\\S+)");

    @TempDir
    private Path folder;

    private final ALog log = ALog.named("id.hospital.example/ledger").with("a", "b");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private WitnessCommand.RunningWitness running(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("--home", folder.toString(), "--name", "witness.partner.example", "--port", "0"));
        arguments.addAll(List.of(more));
        return WitnessCommand.run(new PrintStream(out, true, UTF_8), arguments);
    }

    private static HttpResponse<String> posts(WitnessCommand.RunningWitness witness, byte[] body) throws Exception {
        return sends(witness, "/add-checkpoint", "POST", body);
    }

    private static HttpResponse<String> sends(
            WitnessCommand.RunningWitness witness, String path, String method, byte[] body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + witness.port() + path))
                            .method(method, BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Nested
    class OverHttp {

        @Test
        void itCosignsWithTheKeyThatItPrinted() throws Exception {
            try (var witness = running("--add-log", log.key().vkey())) {
                var answer = posts(witness, log.request(0).body());
                assertThat(answer.statusCode()).isEqualTo(200);
                var printed = KEY.matcher(out.toString(UTF_8));
                assertThat(printed.find()).isTrue();
                WitnessKey key = WitnessKey.parse(printed.group(1));
                assertThat(log.checkpoint().with(answer.body(), key).cosignatures(List.of(key)))
                        .hasSize(1);
            }
        }

        @Test
        void itSaysFromWhichSizeToProve() throws Exception {
            try (var witness = running("--add-log", log.key().vkey())) {
                posts(witness, log.request(0).body());
                var answer = posts(witness, log.with("c").request(0).body());
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).isEqualTo("2\n");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
            }
        }

        @Test
        void itHasTheStatusOfTheSpecificationForEachRefusal() throws Exception {
            try (var witness = running("--add-log", log.key().vkey())) {
                assertThat(posts(witness, "old 0\n".getBytes(UTF_8)).statusCode())
                        .isEqualTo(400);
                assertThat(posts(witness, ALog.named("other").request(0).body()).statusCode())
                        .isEqualTo(404);
                assertThat(posts(witness, log.underAnotherKey().request(0).body())
                                .statusCode())
                        .isEqualTo(403);
                posts(witness, log.request(0).body());
                assertThat(posts(witness, log.anew().with("x", "y").request(2).body())
                                .statusCode())
                        .isEqualTo(409);
                assertThat(posts(
                                        witness,
                                        log.anew()
                                                .with("x", "y", "z")
                                                .request(2)
                                                .body())
                                .statusCode())
                        .isEqualTo(422);
                assertThat(out.toString(UTF_8))
                        .contains("A log showed another tree of 2 entries than before.")
                        .contains("A log did not prove that it grew from its 2 entries.");
            }
        }

        @Test
        void itReadsNoMoreThanARequestCanBe() throws Exception {
            try (var witness = running()) {
                assertThat(posts(witness, new byte[WitnessRequest.LONGEST_BODY + 1])
                                .statusCode())
                        .isEqualTo(413);
            }
        }

        @Test
        void itTellsWhatItLastCosignedWithItsWordBelowIt() throws Exception {
            try (var witness = running("--add-log", log.key().vkey())) {
                var path = "/checkpoint/id.hospital.example/ledger";
                assertThat(sends(witness, path, "GET", new byte[0]).statusCode())
                        .isEqualTo(404);
                posts(witness, log.request(0).body());
                log.with("c");
                var remembered = sends(witness, path, "GET", new byte[0]);
                assertThat(remembered.statusCode()).isEqualTo(200);
                var opened = SignedCheckpoint.open(remembered.body().getBytes(UTF_8), log.key());
                assertThat(opened.checkpoint().size()).isEqualTo(2);
                assertThat(opened.cosignatures(List.of(WitnessKey.parse(witness.verifierKey()))))
                        .hasSize(1);
                assertThat(sends(witness, path, "POST", new byte[0]).statusCode())
                        .isEqualTo(405);
            }
        }

        @Test
        void itAnswersNothingElse() throws Exception {
            try (var witness = running()) {
                assertThat(sends(witness, "/", "GET", new byte[0]).statusCode()).isEqualTo(404);
                assertThat(sends(witness, "/add-checkpoint", "GET", new byte[0]).statusCode())
                        .isEqualTo(405);
            }
        }
    }

    @Nested
    class ALogThatIsFoundedLater {

        private Path keyFile() {
            return folder.resolve("ledger-key");
        }

        @Test
        void isWatchedOnceItsKeyIsThere() throws Exception {
            try (var witness = running("--log-key-file", keyFile().toString())) {
                assertThat(posts(witness, log.request(0).body()).statusCode()).isEqualTo(404);
                Files.writeString(keyFile(), log.key().vkey() + "\n");
                awaits("It watches id.hospital.example/ledger from now on");
                assertThat(posts(witness, log.request(0).body()).statusCode()).isEqualTo(200);
            }
        }

        @Test
        void isWatchedByBothOfItsKeysWhileOneFollowsUponTheOther() throws Exception {
            var underItsNext = log.underAnotherKey();
            Files.writeString(
                    keyFile(), log.key().vkey() + "\n" + underItsNext.key().vkey() + "\n");
            try (var witness = running("--log-key-file", keyFile().toString())) {
                awaits("It watches id.hospital.example/ledger from now on");
                assertThat(posts(witness, underItsNext.request(0).body()).statusCode())
                        .isEqualTo(200);
                var size = log.checkpoint().checkpoint().size();
                assertThat(posts(witness, log.request(size).body()).statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void cannotHaveItsKeyReplacedByTheFile() throws Exception {
            var impostor = log.underAnotherKey();
            Files.writeString(keyFile(), impostor.key().vkey());
            try (var witness = running(
                    "--add-log", log.key().vkey(), "--log-key-file", keyFile().toString())) {
                witness.awaitLogKey();
                assertThat(posts(witness, impostor.request(0).body()).statusCode())
                        .isEqualTo(403);
            }
        }

        @Test
        void isNotWatchedByWhatIsNoKey() throws Exception {
            Files.writeString(keyFile(), "nothing");
            try (var witness = running("--log-key-file", keyFile().toString())) {
                awaits("There is no key of a log in " + keyFile());
                assertThat(witness.port()).isPositive();
            }
        }

        private void awaits(String words) throws InterruptedException {
            for (int i = 0; i < 100 && !out.toString(UTF_8).contains(words); i++) {
                Thread.sleep(50);
            }
            assertThat(out.toString(UTF_8)).contains(words);
        }
    }

    @Nested
    class AtItsStart {

        @Test
        void itLaysItsPublicKeyBesideTheSecretOne() throws Exception {
            try (var witness = running()) {
                assertThat(Files.readString(folder.resolve("verifier-key"))).isEqualTo(witness.verifierKey() + "\n");
            }
        }

        @Test
        void itSaysWhatItWatches() throws Exception {
            try (var witness = running("--add-log", log.key().vkey())) {
                posts(witness, log.request(0).body());
            }
            try (var witness = running()) {
                assertThat(witness.port()).isPositive();
                assertThat(out.toString(UTF_8))
                        .contains("It watches id.hospital.example/ledger, last seen with 2 entries.");
            }
        }

        @Test
        void itSaysThatItWatchesNothing() throws Exception {
            try (var witness = running()) {
                assertThat(witness.port()).isPositive();
                assertThat(out.toString(UTF_8)).contains("It watches no log yet");
            }
        }

        @Test
        void itSaysWhatIsUnclear() {
            unclear("There is no '--loud' here.", "--loud", "1");
            unclear("Something is missing after --port.", "--port");
            unclear("--port needs a number from 1 to 65535.", "--port", "http");
            unclear("--ends-with needs the number of a process.", "--ends-with", "it");
            unclear("There is no process 4194305 to end with.", "--ends-with", "4194305");
            unclear(
                    "--add-log needs the key of a log, as its server gives it at /ledger/key: Not a note verifier key: x",
                    "--add-log",
                    "x");
            assertThatThrownBy(() -> WitnessCommand.run(new PrintStream(out), List.of()))
                    .hasMessageStartingWith("A witness has a name that nobody else has");
        }

        private void unclear(String sentence, String... arguments) {
            assertThatThrownBy(() -> running(arguments)).hasMessage(sentence);
        }
    }
}
