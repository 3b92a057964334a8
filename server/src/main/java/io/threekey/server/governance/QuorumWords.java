package io.threekey.server.governance;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Function;
import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import io.threekey.server.frame.Words;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says a quorum as a person would. */
public final class QuorumWords {

    private QuorumWords() {}

    public static Words of(Quorum quorum) {
        return switch (quorum) {
            case From(var function, var count) ->
                count == 1
                        ? CharterWords.function(function)
                        : Words.of("governance.charter.quorum.count", CharterWords.function(function), count);
            case AllOf(var parts) -> Words.of("governance.charter.quorum.all", each(parts));
            case AnyOf(var parts) -> Words.of("governance.charter.quorum.any", each(parts));
            case AtLeast(var number, var parts) -> Words.of("governance.charter.quorum.at-least", number, each(parts));
        };
    }

    /** As the end of "... is decided by": "IAM and security together", "clinical operations and either IAM or security". */
    public static Words inSentence(Quorum quorum) {
        return switch (quorum) {
            case AllOf(var parts) when parts.size() > 1 -> Words.of("governance.charter.quorum.all", inside(parts));
            default -> inside(quorum);
        };
    }

    private static Words inside(Quorum quorum) {
        return switch (quorum) {
            case From(var function, var count) ->
                count == 1
                        ? CharterWords.inSentence(function)
                        : Words.of("governance.charter.quorum.count", CharterWords.inSentence(function), count);
            case AllOf(var parts) -> Words.of("governance.charter.quorum.one", inside(parts));
            case AnyOf(var parts)
            when parts.size() == 2 ->
                Words.of("governance.charter.quorum.either", inside(parts.getFirst()), inside(parts.getLast()));
            case AnyOf(var parts) -> Words.of("governance.charter.quorum.any", inside(parts));
            case AtLeast(var number, var parts) ->
                Words.of("governance.charter.quorum.at-least", number, inside(parts));
        };
    }

    private static List<Words> inside(List<Quorum> parts) {
        return parts.stream().map(QuorumWords::inside).toList();
    }

    /** Every function whose signature could count. */
    public static Set<Function> functionsIn(Quorum quorum) {
        return new TreeSet<>(inOrder(quorum));
    }

    /** The same, as the quorum names them: who leads comes first. */
    public static List<Function> inOrder(Quorum quorum) {
        var functions = new LinkedHashSet<Function>();
        collect(quorum, functions);
        return List.copyOf(functions);
    }

    /** Every function without whose signature the quorum cannot be satisfied. */
    public static Set<Function> indispensableIn(Quorum quorum) {
        return switch (quorum) {
            case From(var function, var count) -> Set.of(function);
            case AllOf(var parts) -> inAtLeast(1, parts);
            case AnyOf(var parts) -> inAtLeast(parts.size(), parts);
            case AtLeast(var number, var parts) -> inAtLeast(parts.size() - number + 1, parts);
        };
    }

    private static Set<Function> inAtLeast(int number, List<Quorum> parts) {
        return EnumSet.allOf(Function.class).stream()
                .filter(function -> parts.stream()
                                .filter(part -> indispensableIn(part).contains(function))
                                .count()
                        >= number)
                .collect(toSet());
    }

    private static void collect(Quorum quorum, Set<Function> functions) {
        switch (quorum) {
            case From(var function, var count) -> functions.add(function);
            case AllOf(var parts) -> parts.forEach(part -> collect(part, functions));
            case AnyOf(var parts) -> parts.forEach(part -> collect(part, functions));
            case AtLeast(var number, var parts) -> parts.forEach(part -> collect(part, functions));
        }
    }

    private static List<Words> each(List<Quorum> parts) {
        return parts.stream().map(QuorumWords::of).toList();
    }
}
