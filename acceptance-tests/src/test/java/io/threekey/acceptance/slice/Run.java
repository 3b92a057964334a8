package io.threekey.acceptance.slice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command that ended: what it said on both channels, and its exit code. */
record Run(List<String> command, int exitCode, String said) {

    static Run of(List<String> command, String... more) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(more));
        var process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Run(whole, process.waitFor(), said);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    Run mustEndWith(int expected) throws IOException {
        if (exitCode != expected) {
            throw new IOException(command + " ended with " + exitCode + ":\n" + said);
        }
        return this;
    }
}
