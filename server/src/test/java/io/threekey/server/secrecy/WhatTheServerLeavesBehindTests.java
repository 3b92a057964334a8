package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.Reference;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.Texts;
import io.threekey.server.governance.FoundingInvitation;
import io.threekey.server.keys.SecretBox;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.notices.PagerReceiver;
import io.threekey.server.records.EntryWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServerTest
@Import({EverythingThatHappens.class, NoticesThatGoOut.class})
class WhatTheServerLeavesBehindTests {

    private static final int SEED_LENGTH = 32;

    private static final PagerReceiver GATEWAY = new PagerReceiver();

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry settings) {
        GATEWAY.settings().forEach((name, value) -> settings.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Autowired
    private EverythingThatHappens happened;

    @Autowired
    private Intruder intruder;

    @Autowired
    private SecretBox box;

    @Value("${threekey.home}")
    private Path home;

    private SecretScan scan = new SecretScan(List.of());

    @BeforeEach
    void knowTheSecrets() throws IOException {
        var secrets = Stream.concat(
                        Stream.of(wrappingKey(), logKey(), Secret.ofText("the gateway's secret", PagerReceiver.SECRET)),
                        Stream.concat(foundingTokens(), happened.overheard().secrets().stream()))
                .toList();
        assertThat(secrets)
                .extracting(Secret::name)
                .contains(
                        "the cookie threekey",
                        "the cookie threekey-door",
                        "a ticket",
                        "a sealed field of /sign-in",
                        "a challenge of /sign-in",
                        "a challenge of /me/keys",
                        "a sealed field of /acts",
                        "a code",
                        "a token's signature",
                        "a refresh token",
                        "a pushed question");
        scan = new SecretScan(secrets);
    }

    @Nested
    class NoSecret {

        @Test
        void standsInTheLog() {
            var log = happened.log().text();
            assertThat(log).contains("Incident", "Alert row.forged");
            assertThat(scan.leaks("the log", log)).isEmpty();
        }

        @Test
        void standsInTheLedger() {
            var entries = intruder.reads("select type, subject, payload from ledger_entry");
            assertThat(entries).hasSizeGreaterThan(20);
            assertThat(entries.stream().flatMap(entry -> leaks("an entry " + entry.get("type"), entry)))
                    .isEmpty();
        }

        @Test
        void standsInTheDatabase() {
            var tables = intruder.reads("select tablename from pg_tables where schemaname = 'public'");
            assertThat(tables).hasSizeGreaterThan(15);
            assertThat(tables.stream()
                            .map(table -> String.valueOf(table.get("tablename")))
                            .flatMap(table -> intruder.reads("select * from " + table).stream()
                                    .flatMap(row -> leaks("the table " + table, row))
                                    .distinct()))
                    .isEmpty();
        }

        @Test
        void standsInAnAnswerButWhereItIsHandedOver() {
            assertThat(happened.overheard().answers()).hasSizeGreaterThan(60);
            assertThat(happened.overheard().answers().stream()
                            .flatMap(answer -> scan.leaks("the answer to " + answer.to(), answer.rest()).stream()))
                    .isEmpty();
        }

        private Stream<String> leaks(String where, Map<String, @Nullable Object> row) {
            return row.values().stream().flatMap(value -> scan.leaks(where, text(value)).stream());
        }

        private static String text(@Nullable Object value) {
            return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
        }
    }

    @Nested
    class EveryKindOfEntry {

        /**
         * Need more hindered people, more days or a maker of keys than there are here; MinutesThatMatterTests,
         * LedgerKeysTests, RecordErasuresTests, SigningKeysTests and KeyModelsTests show that they are recorded.
         */
        private static final Set<String> ELSEWHERE = Set.of(
                "policy.reverted",
                "log-key.signs",
                "log-key.destroyed",
                "entries.erased",
                "token-key.destroyed",
                "authenticator.models-read");

        @Autowired
        private List<EntryTypes> modules;

        @Autowired
        private MessageSource texts;

        @Autowired
        private EntryWords words;

        @Test
        void isRecordedWhenItHappens() {
            var recorded = intruder.reads("select type from ledger_entry union select type from ledger_queue").stream()
                    .map(row -> row.get("type"))
                    .collect(Collectors.toSet());
            assertThat(recorded)
                    .isEqualTo(registered()
                            .map(EntryType::name)
                            .filter(type -> !ELSEWHERE.contains(type))
                            .collect(Collectors.toSet()));
        }

        @Test
        void isSaidInASentence() {
            assertThat(registered())
                    .hasSizeGreaterThan(15)
                    .allSatisfy(type -> assertThat(texts.getMessage(type.sentenceKey(), null, "", Locale.ENGLISH))
                            .as(type.name())
                            .isNotBlank());
        }

        @Test
        void isSaidWithTheNamesOfThoseConcerned() {
            var speaker = words.speaker();
            var said = new Texts(texts, Locale.ENGLISH, ZoneOffset.UTC);
            assertThat(entries())
                    .allSatisfy(
                            entry -> assertThat(said.t(speaker.said(entry.type(), entry.subject(), entry.payload())))
                                    .as(entry.type() + " " + entry.payload())
                                    .isNotBlank()
                                    .doesNotContain("{", "no words for")
                                    .doesNotContainPattern("person-[0-9a-f]{8}"));
        }

        @Test
        void refersToEveryPersonPlaceAndDecisionThatItNames() {
            var names = new NamedInPayloads(intruder);
            assertThat(entries())
                    .hasSizeGreaterThan(40)
                    .allSatisfy(entry -> assertThat(references(entry))
                            .as(entry.type() + " " + entry.payload())
                            .containsAll(names.in(entry.payload())));
        }

        @Test
        void findsWhateverItsTypeDeclares() {
            var entries = entries();
            assertThat(registered().filter(type -> !ELSEWHERE.contains(type.name())))
                    .allSatisfy(type -> assertThat(entries.stream()
                                    .filter(entry -> entry.type().equals(type.name()))
                                    .map(entry -> type.about().silentIn(entry.subject(), entry.payload()))
                                    .reduce(WhatTheServerLeavesBehindTests::inBoth))
                            .as(type.name() + " " + type.about())
                            .hasValueSatisfying(silent -> assertThat(silent)
                                    .isSubsetOf(NamedInPayloads.WHERE_A_POLICY_IS_STAGED_OR_THE_CHARTER_CHANGES)));
        }

        private List<NamedInPayloads.Entry> entries() {
            return NamedInPayloads.entries(intruder);
        }

        private Set<Reference> references(NamedInPayloads.Entry entry) {
            return registered()
                    .filter(type -> type.name().equals(entry.type()))
                    .findFirst()
                    .orElseThrow()
                    .references(entry.subject(), entry.payload());
        }

        private Stream<EntryType> registered() {
            return modules.stream().flatMap(module -> module.types().stream());
        }
    }

    private static List<String> inBoth(List<String> some, List<String> others) {
        return some.stream().filter(others::contains).toList();
    }

    private Stream<Secret> foundingTokens() {
        return happened.invitations().stream()
                .map(FoundingInvitation::token)
                .map(token -> Secret.ofText("a founder's link", token.text()));
    }

    private Secret wrappingKey() throws IOException {
        var line = Files.readString(home.resolve("wrapping.key")).strip();
        return Secret.ofBytes("the wrapping key", Base64.getUrlDecoder().decode(line));
    }

    /** PKCS #8 of an Ed25519 key ends with its seed (RFC 8410, section 7). */
    private Secret logKey() {
        var row = intruder.reads("select wrapped from keys_secret where name = 'log-key'")
                .getFirst();
        var pair = box.unwrap("keys_secret/log-key", (byte[]) Objects.requireNonNull(row.get("wrapped")))
                .orElseThrow();
        return Secret.ofBytes("the log's key", Arrays.copyOfRange(pair, pair.length - SEED_LENGTH, pair.length));
    }
}
