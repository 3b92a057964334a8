package io.threekey.verifier;

import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Report;
import io.threekey.evidence.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The auditor's command. Ends with 0 only if everything holds and the founding is the one that was asked for; 1 where
 * something does not hold, 2 where the question is unclear, 3 where all fits together but nobody vouched for the
 * founding.
 */
public final class Verify {

    private static final String USAGE = """
        verify DIR|ZIP [--fingerprint F] [--since CHECKPOINT-FILE] [--earlier EXPORT]...
        verify show DIR PROPOSAL-ID

          DIR is the folder of an export, ZIP the file in which somebody took one home.
          F is the fingerprint that was printed at the founding and is kept outside the server.
          CHECKPOINT-FILE is a checkpoint of the same ledger that you kept from earlier.
          EXPORT is an earlier export that DIR continues; where DIR holds only what came since, both are checked
          as one.
        """;

    private final PrintStream out;

    private Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), List.of(arguments)));
    }

    static int run(PrintStream out, List<String> arguments) {
        Verify verify = new Verify(out);
        try (Opened opened = new Opened()) {
            return verify.answer(Request.of(arguments), opened).exitCode();
        } catch (UncheckedIOException e) {
            out.println(e.getMessage() + ": " + e.getCause());
            return Answer.UNCLEAR.exitCode();
        }
    }

    private Answer answer(Request request, Opened opened) {
        try {
            return switch (request) {
                case Request.Unclear(String problem) -> unclear(problem);
                case Request.Show show -> show(show, opened);
                case Request.Check check -> check(check, opened);
            };
        } catch (IllegalArgumentException noExport) {
            return unclear(String.valueOf(noExport.getMessage()));
        }
    }

    private Answer unclear(String problem) {
        out.println(problem);
        out.println();
        out.print(USAGE);
        return Answer.UNCLEAR;
    }

    private Answer check(Request.Check check, Opened opened) {
        List<Path> earlier = check.earlier().stream().map(opened::export).toList();
        Optional<byte[]> since = check.since().map(Verify::bytes);
        Path export = opened.export(check.directory());
        EvidenceCheck.firstPage(export).ifPresent(page -> out.println(FirstPageText.of(page, check.fingerprint())));
        return switch (EvidenceCheck.verify(export, earlier, check.fingerprint(), since)) {
            case Verdict.Fails fails -> fails(fails);
            case Verdict.Holds(Report report) -> {
                out.println(ReportText.of(report));
                out.print(ExtentText.of(report));
                check.since().ifPresent(file -> out.println("It continues the ledger that you kept a checkpoint of."));
                yield check.fingerprint().isPresent() ? holds() : nobodyVouched(report);
            }
        };
    }

    private Answer fails(Verdict.Fails fails) {
        out.println("This export does not hold:");
        fails.failures().forEach(failure -> out.println("- " + failure));
        return Answer.FAILS;
    }

    private Answer holds() {
        out.println("Everything holds, and it is the founding that you asked for.");
        return Answer.HOLDS;
    }

    private Answer nobodyVouched(Report report) {
        out.println("""
            Everything fits together. Whether it is your hospital's, only the fingerprint of the founding can tell,
            for anybody can found a hospital of the same name. Here it is
              %s
            Compare it with the one that was printed at the founding and is kept outside the server, or run again
            with --fingerprint and the one that is kept.\
            """.formatted(report.fingerprint().grouped()));
        return Answer.NOBODY_VOUCHED;
    }

    private Answer show(Request.Show show, Opened opened) {
        return switch (EvidenceCheck.verify(opened.export(show.directory()), Optional.empty(), Optional.empty())) {
            case Verdict.Fails fails -> fails(fails);
            case Verdict.Holds(Report report) ->
                report.proposals().stream()
                        .filter(recorded -> recorded.proposal().id().equals(show.proposal()))
                        .findFirst()
                        .map(recorded -> {
                            out.print(ProposalText.of(recorded, report));
                            out.print(ExtentText.of(report));
                            return nobodyVouched(report);
                        })
                        .orElseGet(() -> unclear("There is no such proposal in this export."));
        };
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
