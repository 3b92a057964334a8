package io.threekey.server.applications;

import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        if (!(registered.proof() instanceof ClientProof.None) && coming.proof() instanceof ClientProof.None) {
            words.add(Words.of("applications.says.proof-gone"));
        }
        if (registered.needs() != coming.needs()) {
            words.add(Words.of("applications.says.needed." + registered.needs().code()));
        }
        registered.keys().stream()
                .filter(key -> !coming.keys().contains(key))
                .forEach(key -> words.add(Words.of("applications.says.key-gone", key.id(), key.thumbprint())));
        if (!registered.proof().equals(coming.proof())) {
            words.addAll(certificateGone(registered.proof()));
        }
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
        if (registered.profile() != coming.profile()) {
            words.add(Words.of(
                    "applications.says.profile-before." + registered.profile().code()));
        }
        words.addAll(recordsReplaced(registered.records(), coming.records()));
        if (registered.signing() != coming.signing()) {
            words.add(Words.of(
                    "applications.says.signed-before." + registered.signing().code()));
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
        if (application.redirects().isEmpty()) {
            words.add(Words.of("applications.says.nobody-comes"));
        }
        words.addAll(proof(application.proof()));
        if (!application.redirects().isEmpty()) {
            words.addAll(aboutPeople(application));
        }
        words.add(Words.of("applications.says.signed." + application.signing().code()));
        words.add(Words.of("applications.says.profile." + application.profile().code()));
        application.records().ifPresent(access -> words.addAll(records(access)));
        application.signals().ifPresent(signals -> words.addAll(signals(signals, "applications.says.signal")));
        if (application.redirects().isEmpty()) {
            words.add(Words.of("applications.says.without-effect"));
            words.addAll(aboutPeople(application));
        }
        return List.copyOf(words);
    }

    private static List<Words> aboutPeople(Application application) {
        var words = new ArrayList<Words>();
        words.add(Words.of("applications.says.needs." + application.needs().code()));
        words.add(Words.of("applications.says.renewal." + application.renewal().code()));
        application
                .signedOut()
                .forEach(address -> words.add(Words.of("applications.says.signed-out", address.value())));
        words.addAll(toldAt(application.toldAt()));
        return words;
    }

    private static List<Words> certificateGone(ClientProof proof) {
        return switch (proof) {
            case ClientProof.ByCertificate(var own) ->
                List.of(Words.of("applications.says.certificate-gone", own.thumbprint()));
            case ClientProof.ByIssuedCertificate(var subject, var authority) ->
                List.of(Words.of("applications.says.issued-certificate-gone", subject, authority.thumbprint()));
            case ClientProof.ByKey keys -> List.of();
            case ClientProof.None none -> List.of();
        };
    }

    private static List<Words> records(RecordAccess access) {
        return Stream.concat(
                        Stream.of(Words.of(
                                "applications.says.records", access.server().value())),
                        access.scopes().stream().map(scope -> scope("applications.says.scope.", scope)))
                .toList();
    }

    private static Words scope(String begin, SmartScope scope) {
        return Words.of(begin + scope.whose().name().toLowerCase(Locale.ROOT), scope.text());
    }

    /** What it could ask for, and what it could not. */
    private static List<Words> recordsReplaced(Optional<RecordAccess> registered, Optional<RecordAccess> coming) {
        var before = registered.map(RecordAccess::scopes).orElse(List.of());
        var after = coming.map(RecordAccess::scopes).orElse(List.of());
        var servers = registered
                .filter(access -> !coming.map(RecordAccess::server).equals(Optional.of(access.server())))
                .map(access -> Words.of(
                        "applications.says.records-gone", access.server().value()));
        return Stream.of(
                        servers.stream(),
                        before.stream()
                                .filter(scope -> !after.contains(scope))
                                .map(scope -> scope("applications.says.scope-gone.", scope)),
                        after.stream()
                                .filter(scope -> !registered.isEmpty() && !before.contains(scope))
                                .map(scope -> scope("applications.says.scope-new.", scope)))
                .flatMap(words -> words)
                .toList();
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
            case ClientProof.ByCertificate(var own) ->
                List.of(Words.of("applications.says.certificate", own.thumbprint(), own.until()));
            case ClientProof.ByIssuedCertificate(var subject, var authority) ->
                List.of(Words.of(
                        "applications.says.issued-certificate", subject, authority.thumbprint(), authority.until()));
            case ClientProof.None none -> List.of(Words.of("applications.says.public"));
        };
    }
}
