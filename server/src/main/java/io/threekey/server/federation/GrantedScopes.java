package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Renewal;
import io.threekey.server.applications.SmartScope;
import io.threekey.server.applications.SmartScope.Whose;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an application is given of all that it asks for, each once and in order: what was decided, and nothing else. The
 * rest is left out without a word, and the answer says what is in it (RFC 6749, 3.3).
 */
final class GrantedScopes {

    static final String OPENID = "openid";
    static final String PROFILE = "profile";

    /** To be told anew while somebody is in, as SMART App Launch names it; ours never last longer than that. */
    static final String WHILE_SIGNED_IN = "online_access";

    private GrantedScopes() {}

    /** For somebody who signed in. */
    static String forPeople(Application application, List<String> asked) {
        return whole(asked, name -> isAboutPeople(application, name) || isOfRecords(application, Whose.USER, name));
    }

    /**
     * With nobody in front of it: of records, or of its signals, and never both in one token, since they count elsewhere.
     * One that asks for nothing in particular and may only hear signals asks for those.
     */
    static String forItself(Application application, List<String> asked) {
        var ofRecords = whole(asked, name -> isOfRecords(application, Whose.SYSTEM, name));
        if (!ofRecords.isEmpty() || application.signals().isEmpty()) {
            return ofRecords;
        }
        var mayAskForRecords = application
                .records()
                .filter(access -> access.of(Whose.SYSTEM).findAny().isPresent())
                .isPresent();
        var signals = asked.isEmpty() && !mayAskForRecords ? SignalScope.all() : SignalScope.named(asked);
        return signals.stream().map(SignalScope::code).sorted().collect(Collectors.joining(" "));
    }

    /** Whether it opens anything at all: who it is, or some record. How long, and how it is called, is not enough. */
    static boolean openSomething(List<String> names) {
        return names.stream()
                .anyMatch(name -> name.equals(OPENID) || SmartScope.read(name).isPresent());
    }

    private static String whole(List<String> asked, Predicate<String> isGranted) {
        return asked.stream().filter(isGranted).sorted().distinct().collect(Collectors.joining(" "));
    }

    private static boolean isAboutPeople(Application application, String name) {
        return switch (name) {
            case OPENID, PROFILE -> true;
            case WHILE_SIGNED_IN ->
                application.records().isPresent() && application.renewal() == Renewal.WHILE_SIGNED_IN;
            default -> false;
        };
    }

    private static boolean isOfRecords(Application application, Whose whose, String name) {
        return SmartScope.read(name)
                .filter(asked -> asked.whose() == whose)
                .filter(asked -> application
                        .records()
                        .filter(access -> access.covers(asked))
                        .isPresent())
                .isPresent();
    }
}
