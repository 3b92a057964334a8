package io.threekey.server.governance.template;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code charter check FILE}: says of a charter written as YAML what is wrong on which line, without a server or a
 * database. Ends with 0 where nothing is wrong, 1 where something is, 2 where the question is unclear or the file cannot
 * be read.
 */
public final class CharterCommand {

    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int UNCLEAR = 2;

    private static final String USAGE = """
            charter check FILE
            charter check group | single | small

              FILE is a charter as YAML; group, single and small are the ones that ship with Threekey.
              Ends with 0 where nothing is wrong, 1 where something is, 2 where the file cannot be read.""";

    private CharterCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), List.of(arguments)));
    }

    static int run(PrintStream out, List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals("check")) {
            out.println(USAGE);
            return UNCLEAR;
        }
        var name = arguments.getLast();
        try {
            return check(out, name, text(name));
        } catch (MalformedInputException notText) {
            out.println(name + " is no text in UTF-8.");
            return UNCLEAR;
        } catch (IOException unreadable) {
            out.println(name + " cannot be read.");
            return UNCLEAR;
        }
    }

    private static String text(String name) throws IOException {
        var file = Path.of(name);
        return CharterTemplate.SHIPPED.contains(name) && !Files.exists(file)
                ? CharterTemplate.shipped(name)
                : Files.readString(file);
    }

    private static int check(PrintStream out, String name, String yaml) {
        var reading = TemplateReading.of(yaml);
        reading.inSentences(name).forEach(out::println);
        if (reading.findings().isEmpty()) {
            out.println(name + ": nothing is wrong. " + said(reading.template()));
            return SOUND;
        }
        var count = reading.findings().size();
        out.println(
                count == 1
                        ? "One fault. No hospital can be founded with it."
                        : count + " faults. No hospital can be founded with them.");
        return FAULTY;
    }

    private static String said(CharterTemplate template) {
        var decisions = template.rights().stream()
                .map(right -> right.decision())
                .distinct()
                .count();
        return "%d seats decide %d kinds of decisions by %d rights."
                .formatted(template.seats().size(), decisions, template.rights().size());
    }
}
