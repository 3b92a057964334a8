package io.threekey.witness;

import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.UnacceptableNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param address to listen on
 * @param added keys of logs to watch from now on
 * @param keyFile where a log on this machine will write its key once it has one
 * @param endsWith the process that it was started for
 */
record WitnessSettings(
        Path home,
        String name,
        String address,
        int port,
        List<NoteVerifier> added,
        Optional<Path> keyFile,
        Optional<ProcessHandle> endsWith) {

    WitnessSettings {
        added = List.copyOf(added);
    }

    static WitnessSettings of(List<String> arguments) {
        Path home = Path.of("witness-data");
        String name = "";
        String address = "127.0.0.1";
        int port = 8090;
        List<NoteVerifier> added = new ArrayList<>();
        Optional<Path> keyFile = Optional.empty();
        Optional<ProcessHandle> endsWith = Optional.empty();
        for (int at = 0; at < arguments.size(); at += 2) {
            String option = arguments.get(at);
            if (at + 1 == arguments.size()) {
                throw new IllegalArgumentException("Something is missing after " + option + ".");
            }
            String value = arguments.get(at + 1);
            switch (option) {
                case "--home" -> home = Path.of(value);
                case "--name" -> name = value;
                case "--bind" -> address = value;
                case "--port" -> port = port(value);
                case "--ends-with" -> endsWith = Optional.of(process(value));
                case "--log-key-file" -> keyFile = Optional.of(Path.of(value));
                case "--add-log" -> added.add(key(value));
                default -> throw new IllegalArgumentException("There is no '" + option + "' here.");
            }
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A witness has a name that nobody else has, such as witness.partner-hospital.example: --name NAME");
        }
        return new WitnessSettings(home, name, address, port, added, keyFile, endsWith);
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port needs a number from 1 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static ProcessHandle process(String value) {
        if (!value.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("--ends-with needs the number of a process.");
        }
        return ProcessHandle.of(Long.parseLong(value))
                .orElseThrow(() -> new IllegalArgumentException("There is no process " + value + " to end with."));
    }

    private static NoteVerifier key(String value) {
        try {
            return NoteVerifier.parse(value);
        } catch (UnacceptableNote notAKey) {
            throw new IllegalArgumentException(
                    "--add-log needs the key of a log, as its server gives it at /ledger/key: " + notAKey.getMessage(),
                    notAKey);
        }
    }
}
