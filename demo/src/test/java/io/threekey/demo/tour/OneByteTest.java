package io.threekey.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour's forgery, on exports of hospitals that lived long before anybody decided on sessions too. */
class OneByteTest {

    @TempDir
    Path folder;

    private Path honest;
    private Path forged;

    @BeforeEach
    void anExportOfSeveralFiles() throws IOException {
        honest = folder.resolve("honest");
        forged = folder.resolve("forged");
        write("checkpoint", "idleMinutes\":5");
        write("payloads/000.jsonl", "{\"person\":\"maja\"}\n");
    }

    @Test
    void isChangedInTheFirstFileThatNamesALimitAndNowhereElse() throws IOException {
        write("payloads/001.jsonl", "{\"idleMinutes\":15}\n{\"idleMinutes\":20}\n");
        write("payloads/x001/000.jsonl", "{\"idleMinutes\":30}\n");

        assertThat(OneByte.changed(honest, forged)).isEqualTo(forged);

        assertThat(forged.resolve("payloads/001.jsonl")).hasContent("{\"idleMinutes\":25}\n{\"idleMinutes\":20}\n");
        assertThat(honest.resolve("payloads/001.jsonl")).hasContent("{\"idleMinutes\":15}\n{\"idleMinutes\":20}\n");
        assertThat(forged.resolve("payloads/x001/000.jsonl")).hasContent("{\"idleMinutes\":30}\n");
        assertThat(forged.resolve("checkpoint")).hasContent("idleMinutes\":5");
    }

    @Test
    void ofANineIsAnEight() throws IOException {
        write("payloads/x001/000.jsonl", "{\"idleMinutes\":9}\n");

        OneByte.changed(honest, forged);

        assertThat(forged.resolve("payloads/x001/000.jsonl")).hasContent("{\"idleMinutes\":8}\n");
    }

    @Test
    void isNotPretendedWhereNoLimitIsNamed() {
        assertThatThrownBy(() -> OneByte.changed(honest, forged)).hasMessageContaining("no limit is named");
    }

    private void write(String name, String content) throws IOException {
        var file = honest.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
