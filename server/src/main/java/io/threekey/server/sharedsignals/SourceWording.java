package io.threekey.server.sharedsignals;

import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A source of signals in sentences: who it is, how it proves itself, and what happens when it speaks. */
final class SourceWording {

    private SourceWording() {}

    static Words subject(SourceOrder order) {
        return switch (order) {
            case SourceOrder.Listen(var source) -> Words.of("sharedsignals.subject.listen", source.name());
            case SourceOrder.Withdraw(var issuer) -> Words.of("sharedsignals.subject.withdraw", issuer);
        };
    }

    static List<Words> whole(SourceOrder order) {
        return switch (order) {
            case SourceOrder.Listen(var source) -> listen(source);
            case SourceOrder.Withdraw(var issuer) -> List.of(Words.of("sharedsignals.says.withdrawn", issuer));
        };
    }

    private static List<Words> listen(SignalSource source) {
        var words = new ArrayList<Words>();
        words.add(Words.of("sharedsignals.says.listen", source.name(), source.issuer()));
        words.add(Words.of("sharedsignals.says.audience", source.audience()));
        source.keys().forEach(key -> words.add(Words.of("sharedsignals.says.key", key.id(), key.thumbprint())));
        source.says().forEach(signal -> words.add(Words.of("sharedsignals.says." + signal.code())));
        if (source.says().contains(SourceSignal.SESSION_REVOKED)) {
            words.addAll(revocation(source));
        }
        return List.copyOf(words);
    }

    private static List<Words> revocation(SignalSource source) {
        var brake = source.onRevocation() == OnRevocation.ASK ? "brake-of-asking" : "brake";
        return List.of(
                Words.of("sharedsignals.says.does." + source.onRevocation().code()),
                Words.of(
                        "sharedsignals.says." + brake,
                        source.brake().people(),
                        source.brake().hours()));
    }

    /** What is different from how its word counts today. */
    static Stream<Words> replaced(SignalSource known, SignalSource coming) {
        var words = new ArrayList<Words>();
        words.add(Words.of("sharedsignals.says.replaces", known.name()));
        known.keys().stream()
                .filter(key -> !coming.keys().contains(key))
                .forEach(key -> words.add(Words.of("sharedsignals.says.key-gone", key.id(), key.thumbprint())));
        coming.keys().stream()
                .filter(key -> !known.keys().contains(key))
                .forEach(key -> words.add(Words.of("sharedsignals.says.key-new", key.id(), key.thumbprint())));
        if (known.onRevocation() != coming.onRevocation()) {
            words.add(Words.of(
                    "sharedsignals.says.until",
                    Words.of("sharedsignals.says.does." + known.onRevocation().code())));
        }
        if (!known.brake().equals(coming.brake())) {
            words.add(Words.of(
                    "sharedsignals.says.brake-until",
                    known.brake().people(),
                    known.brake().hours()));
        }
        known.says().stream()
                .filter(signal -> !coming.says().contains(signal))
                .forEach(signal -> words.add(
                        Words.of("sharedsignals.says.until", Words.of("sharedsignals.says." + signal.code()))));
        return words.stream();
    }
}
