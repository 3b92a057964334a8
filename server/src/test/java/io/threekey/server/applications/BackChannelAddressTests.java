package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyKind.Drafted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where an application's server is told that a session is over, as it is registered. */
class BackChannelAddressTests {

    private static final String ADDRESS = "https://rota.example/over?of=us";

    @Nested
    class AnAddress {

        @Test
        void isOverTlsOrOnThisVeryMachine() {
            for (var typed : List.of(
                    ADDRESS,
                    "https://10.1.2.3:8443/over",
                    "http://127.0.0.1:8099/over",
                    "http://[::1]:8099/over",
                    "http://localhost:8099/over")) {
                assertThat(new BackChannelAddress(typed).uri()).as(typed).hasToString(typed);
            }
        }

        @Test
        void thatLeadsElsewhereOrIsReadAlongIsNone() {
            for (var typed : List.of(
                    "http://rota.example/over",
                    "http://rota.localhost/over",
                    "http://127.0.0.2/over",
                    "http://127.0.0.1.evil.example/",
                    "http://localhost.example/",
                    "https://user:word@rota.example/over",
                    "https://rota.example/over#there",
                    "https://*.rota.example/over",
                    "https:///over",
                    "https://röta.example/",
                    "https://rota.example:99999/",
                    "https://rota.example/a b",
                    "ftp://rota.example/over",
                    "file:///etc/passwd",
                    "/over",
                    "",
                    "https://rota.example/" + "x".repeat(500))) {
                assertThatThrownBy(() -> new BackChannelAddress(typed))
                        .as(typed)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Nested
    class ARegistration {

        private final AnApplication rota = AnApplication.named("rota");

        @Test
        void withoutOneIsWrittenAndReadAsBeforeThereWasSuchAThing() {
            assertThat(rota.registration().toString()).doesNotContain("backChannelLogoutUri");
            assertThat(rota.application().toldAt()).isEmpty();
        }

        @Test
        void withOneIsReadAsItWasWritten() {
            assertThat(RegistrationOrder.read(rota.toldAt(ADDRESS).registration())
                            .sets()
                            .flatMap(Application::toldAt))
                    .contains(new BackChannelAddress(ADDRESS));
        }

        @Test
        void comesFromTheForm() {
            var form = new HashMap<>(Map.of(
                    "client", "rota",
                    "name", "The rota",
                    "redirects", "https://rota.example/back",
                    "assurance", "aal2",
                    "toldAt", ADDRESS));
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(new Drafted.Document(rota.toldAt(ADDRESS).registration()));
            form.put("toldAt", "http://rota.example/over");
            assertThat(RegistrationForm.read(form))
                    .isInstanceOfSatisfying(
                            Drafted.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(fault -> fault.field())
                                    .containsExactly("toldAt"));
        }

        @Test
        void saysItInWords() {
            assertThat(whole(rota)).contains(Words.of("applications.says.told-nowhere"));
            assertThat(whole(rota.toldAt(ADDRESS))).contains(Words.of("applications.says.told-at", ADDRESS));
            assertThat(whole(rota.toldAt("http://localhost:1/")))
                    .contains(Words.of("applications.says.told-at-here", "http://localhost:1/"));
        }

        @Test
        void saysWhatChanges() {
            assertThat(changes(rota, rota.toldAt(ADDRESS))).contains(Words.of("applications.says.told-at-new"));
            assertThat(changes(rota.toldAt(ADDRESS), rota))
                    .contains(Words.of("applications.says.told-at-gone", ADDRESS));
            assertThat(changes(rota.toldAt(ADDRESS), rota.toldAt("https://new.example/")))
                    .contains(Words.of("applications.says.told-at-gone", ADDRESS));
            assertThat(changes(rota.toldAt(ADDRESS), rota.toldAt(ADDRESS)))
                    .extracting(Words::key)
                    .noneMatch(key -> key.contains("told-at"));
        }

        private List<Words> whole(AnApplication application) {
            return ApplicationWording.whole(new RegistrationOrder.Register(application.application()));
        }

        private List<Words> changes(AnApplication before, AnApplication after) {
            return ApplicationWording.replaced(before.application(), after.application())
                    .toList();
        }
    }
}
