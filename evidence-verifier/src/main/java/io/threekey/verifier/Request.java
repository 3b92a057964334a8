package io.threekey.verifier;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.ProposalId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What was asked for on the command line. */
sealed interface Request {

    /** @param earlier exports that this one continues, in the order in which they were made */
    record Check(Path directory, List<Path> earlier, Optional<Fingerprint> fingerprint, Optional<Path> since)
            implements Request {}

    record Show(Path directory, ProposalId proposal) implements Request {}

    record Unclear(String problem) implements Request {}

    static Request of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Unclear("Which export? Name its directory.");
        }
        try {
            return arguments.getFirst().equals("show") ? show(arguments) : check(new ArrayDeque<>(arguments));
        } catch (IllegalArgumentException e) {
            return new Unclear(String.valueOf(e.getMessage()));
        }
    }

    private static Request show(List<String> arguments) {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException("To show a proposal, name the directory and the proposal.");
        }
        return new Show(directory(arguments.get(1)), new ProposalId(arguments.get(2)));
    }

    private static Request check(Deque<String> rest) {
        Path directory = directory(rest.removeFirst());
        Optional<Fingerprint> fingerprint = Optional.empty();
        Optional<Path> since = Optional.empty();
        List<Path> earlier = new ArrayList<>();
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--fingerprint" -> fingerprint = Optional.of(fingerprint(value(option, rest)));
                case "--earlier" -> earlier.add(directory(value(option, rest)));
                case "--since" -> since = Optional.of(file(value(option, rest)));
                default -> throw new IllegalArgumentException("There is no '" + option + "' here.");
            }
        }
        return new Check(directory, earlier, fingerprint, since);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Something is missing after " + option + ".");
        }
        return rest.removeFirst();
    }

    private static Fingerprint fingerprint(String text) {
        try {
            return Fingerprint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A fingerprint has 64 digits from 0 to 9 and a to f; put it in quotes where it has spaces.", e);
        }
    }

    /** A folder, or a zip file of one. */
    private static Path directory(String name) {
        Path export = Path.of(name);
        if (!Files.isReadable(export)) {
            throw new IllegalArgumentException("There is no directory and no zip file " + name + ".");
        }
        return export;
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no file " + name + " that can be read.");
        }
        return file;
    }
}
