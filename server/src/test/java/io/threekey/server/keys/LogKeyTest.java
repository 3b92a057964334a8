package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threekey.testkit.DatabaseTemplate;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import io.threekey.tlog.NoteVerifier;
import java.security.SecureRandom;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogKeyTest {

    private static final DatabaseTemplate KEYS = DatabaseTemplate.migratedBy(
            "keys",
            source -> Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/keys")
                    .load()
                    .migrate());

    private final TestDatabase database = KEYS.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final LogKey logKey = logKeyUnder(new byte[32]);

    private LogKey logKeyUnder(byte[] wrappingKey) {
        var box = new SecretBox(WrappingKey.of(wrappingKey), new SecureRandom());
        return new LogKey(new SecretTable(sql, box, HeldClock.at("2026-11-22T08:00:00Z")));
    }

    @Nested
    class Founding {

        @Test
        void findsNoKeyBeforeIt() {
            assertThat(logKey.signer()).isEmpty();
        }

        @Test
        void makesTheKeyThatStays() {
            var made = logKey.create("id.localhost:8080/ledger");

            assertThat(NoteVerifier.parse(made.verifier().vkey()).name()).isEqualTo("id.localhost:8080/ledger");
            assertThat(logKey.signer())
                    .hasValueSatisfying(kept -> assertThat(kept.verifier()).isEqualTo(made.verifier()));
        }

        @Test
        void neverReplacesAKey() {
            var first = logKey.create("id.localhost:8080/ledger");

            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> logKey.create("id.localhost:8080/ledger"));
            assertThat(logKey.signer())
                    .hasValueSatisfying(kept -> assertThat(kept.verifier()).isEqualTo(first.verifier()));
        }
    }

    @Nested
    class InTheDatabase {

        @Test
        void theKeyIsRefusedWhenAltered() {
            logKey.create("id.localhost:8080/ledger");
            sql.sql("update keys_secret set wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1)")
                    .update();

            assertThatExceptionOfType(UnreadableSecret.class)
                    .isThrownBy(logKey::signer)
                    .withMessageContaining("was altered");
        }

        @Test
        void theKeyIsRefusedUnderAnotherName() {
            logKey.create("id.localhost:8080/ledger");
            sql.sql("update keys_secret set name = 'token-key'").update();
            var table = new SecretTable(
                    sql,
                    new SecretBox(WrappingKey.of(new byte[32]), new SecureRandom()),
                    HeldClock.at("2026-11-22T08:00:00Z"));

            assertThatExceptionOfType(UnreadableSecret.class).isThrownBy(() -> table.get("token-key"));
        }

        @Test
        void theKeyNamesTheRemedyOnANodeWithAnotherWrappingKey() {
            logKey.create("id.localhost:8080/ledger");
            var otherKey = new byte[32];
            otherKey[0] = 1;

            assertThatExceptionOfType(UnreadableSecret.class)
                    .isThrownBy(() -> logKeyUnder(otherKey).signer())
                    .withMessageContaining("bring the installation's wrapping.key");
        }
    }
}
