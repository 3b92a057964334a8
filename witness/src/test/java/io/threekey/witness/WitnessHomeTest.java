package io.threekey.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessHomeTest {

    private static final String NAME = "witness.partner.example";
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private final ALog log = ALog.named("id.hospital.example/ledger").with("a", "b");

    private Answer asked(WitnessHome home, ALog whose, long oldSize) {
        return new Witness(home.cosigner(NAME), home, InstantSource.fixed(NOW))
                .addCheckpoint(whose.request(oldSize).body());
    }

    @Test
    void keepsItsKeyAndWhatItCosignedOverARestart() {
        String key;
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.add(log.key());
            key = home.cosigner(NAME).key().vkey();
            assertThat(asked(home, log, 0)).isInstanceOf(Answer.Cosigned.class);
        }
        try (WitnessHome home = WitnessHome.open(folder)) {
            assertThat(home.cosigner(NAME).key().vkey()).isEqualTo(key);
            assertThat(home.logs()).extracting(watched -> watched.head().size()).containsExactly(2L);
            assertThat(asked(home, log.anew().with("x", "y"), 2)).isEqualTo(new Answer.Forked(2));
            assertThat(asked(home, log.with("c"), 2)).isInstanceOf(Answer.Cosigned.class);
        }
    }

    @Test
    void doesNotForgetWhenALogIsAddedOnceMore() {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.add(log.key());
            asked(home, log, 0);
            home.add(log.key());
            assertThat(home.logs()).extracting(WatchedLog::keys).containsExactly(List.of(log.key()));
            assertThat(asked(home, log, 0)).isEqualTo(new Answer.OtherSize(2));
        }
    }

    @Test
    void watchesNoLogThatNobodyAdded() {
        try (WitnessHome home = WitnessHome.open(folder)) {
            assertThat(home.logs()).isEmpty();
            assertThat(asked(home, log, 0)).isEqualTo(new Answer.UnknownLog());
        }
    }

    @Test
    void keepsItsKeyFromOthersOnTheMachine() throws Exception {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.cosigner(NAME);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isNoOtherWitnesss() {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.cosigner(NAME);
            assertThatThrownBy(() -> home.cosigner("another.example"))
                    .hasMessage("This folder is that of the witness " + NAME + ", not of another.example.");
        }
    }

    @Test
    void doesNotTakeAnAlteredMemoryForItsOwn() throws Exception {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.add(log.key());
            asked(home, log, 0);
            Path checkpoint = onlyFile("checkpoint");
            Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n2\n", "\n1\n"));
            assertThatThrownBy(() -> asked(home, log, 0)).hasMessageContaining("is not signed by it any more");
        }
    }

    @Test
    void survivesBeingKilledBeforeAFileWasInItsPlace() throws Exception {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.add(log.key());
            asked(home, log, 0);
            Files.writeString(onlyFile("checkpoint").resolveSibling("checkpoint.arriving"), "half a check");
            assertThat(asked(home, log.with("c"), 2)).isInstanceOf(Answer.Cosigned.class);
        }
    }

    @Test
    void servesOneProcessAtATime() {
        try (WitnessHome home = WitnessHome.open(folder)) {
            assertThat(home.logs()).isEmpty();
            assertThatThrownBy(() -> WitnessHome.open(folder)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keepsAHundredContradictionsAndNoMore() throws Exception {
        try (WitnessHome home = WitnessHome.open(folder)) {
            home.add(log.key());
            asked(home, log, 0);
            for (int fork = 0; fork < 105; fork++) {
                assertThat(asked(home, log.anew().with("x", "fork " + fork), 2)).isEqualTo(new Answer.Forked(2));
            }
            try (var kept = Files.list(onlyFile("contradictions"))) {
                assertThat(kept).hasSize(100);
            }
        }
    }

    private Path onlyFile(String name) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
