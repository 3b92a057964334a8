package io.threekey.server.applications;

import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A registration in sentences: what the application is, where people are sent back to, and how it proves itself. */
final class ApplicationWording {

    private ApplicationWording() {}

    static List<Words> whole(RegistrationOrder order) {
        return switch (order) {
            case RegistrationOrder.Register(var application) -> registered(application);
            case RegistrationOrder.Withdraw(var client) ->
                List.of(Words.of("applications.says.withdrawn", client.value()));
        };
    }

    static Words subject(RegistrationOrder order) {
        return switch (order) {
            case RegistrationOrder.Register(var application) ->
                Words.of("applications.subject.registered", application.name());
            case RegistrationOrder.Withdraw(var client) -> Words.of("applications.subject.withdrawn", client.value());
        };
    }

    /** What an application loses, keys first: with them, everybody else who calls himself by its name was kept out. */
    static Stream<Words> replaced(Application registered, Application coming) {
        var words = new ArrayList<Words>();
        words.add(Words.of("applications.says.replaces", registered.name()));
        if (!registered.keys().isEmpty() && coming.keys().isEmpty()) {
            words.add(Words.of("applications.says.proof-gone"));
        }
        if (registered.needs() != coming.needs()) {
            words.add(Words.of("applications.says.needed." + registered.needs().code()));
        }
        registered.keys().stream()
                .filter(key -> !coming.keys().contains(key))
                .forEach(key -> words.add(Words.of("applications.says.key-gone", key.id(), key.thumbprint())));
        registered.redirects().stream()
                .filter(redirect -> !coming.redirects().contains(redirect))
                .forEach(redirect -> words.add(Words.of("applications.says.redirect-gone", redirect.value())));
        coming.redirects().stream()
                .filter(redirect -> !registered.redirects().contains(redirect))
                .forEach(redirect -> words.add(Words.of("applications.says.redirect-new", redirect.value())));
        if (registered.renewal() != coming.renewal()) {
            words.add(
                    Words.of("applications.says.renewed." + registered.renewal().code()));
        }
        registered.signedOut().stream()
                .filter(address -> !coming.signedOut().contains(address))
                .forEach(address -> words.add(Words.of("applications.says.signed-out-gone", address.value())));
        coming.signedOut().stream()
                .filter(address -> !registered.signedOut().contains(address))
                .forEach(address -> words.add(Words.of("applications.says.signed-out-new", address.value())));
        if (!registered.toldAt().equals(coming.toldAt())) {
            words.add(registered
                    .toldAt()
                    .map(address -> Words.of("applications.says.told-at-gone", address.value()))
                    .orElseGet(() -> Words.of("applications.says.told-at-new")));
        }
        if (!registered.signals().equals(coming.signals())) {
            words.addAll(registered
                    .signals()
                    .map(signals -> signals(signals, "applications.says.signal-until"))
                    .orElseGet(() -> List.of(Words.of("applications.says.signals-none-until"))));
        }
        return words.stream();
    }

    private static List<Words> registered(Application application) {
        var words = new ArrayList<Words>();
        words.add(Words.of(
                "applications.says.registered",
                application.name(),
                application.client().value()));
        application
                .redirects()
                .forEach(redirect -> words.add(Words.of("applications.says.redirect", redirect.value())));
        words.addAll(proof(application.proof()));
        words.add(Words.of("applications.says.needs." + application.needs().code()));
        words.add(Words.of("applications.says.renewal." + application.renewal().code()));
        application
                .signedOut()
                .forEach(address -> words.add(Words.of("applications.says.signed-out", address.value())));
        words.addAll(toldAt(application.toldAt()));
        application.signals().ifPresent(signals -> words.addAll(signals(signals, "applications.says.signal")));
        words.add(Words.of("applications.says.profile"));
        return List.copyOf(words);
    }

    private static List<Words> toldAt(Optional<BackChannelAddress> toldAt) {
        return toldAt.map(address -> Words.of(
                        address.isOnThisMachine() ? "applications.says.told-at-here" : "applications.says.told-at",
                        address.value()))
                .map(List::of)
                .orElseGet(() -> List.of(Words.of("applications.says.told-nowhere")));
    }

    private static List<Words> signals(ToldSignals signals, String key) {
        return Stream.concat(
                        signals.which().stream()
                                .map(signal -> Words.of(key, Words.of("applications.signal." + signal.code()))),
                        Stream.of(signals.pushedTo()
                                .map(address -> Words.of(
                                        address.isOnThisMachine()
                                                ? "applications.says.signals-to-here"
                                                : "applications.says.signals-to",
                                        address.value()))
                                .orElseGet(() -> Words.of("applications.says.signals-fetched"))))
                .toList();
    }

    private static List<Words> proof(ClientProof proof) {
        return switch (proof) {
            case ClientProof.ByKey(var keys) ->
                keys.stream()
                        .map(key -> Words.of("applications.says.key", key.id(), key.thumbprint()))
                        .toList();
            case ClientProof.None none -> List.of(Words.of("applications.says.public"));
        };
    }
}
