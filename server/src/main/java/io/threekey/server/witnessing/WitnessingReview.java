package io.threekey.server.witnessing;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.frame.Words;
import io.threekey.tlog.UnacceptableNote;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with a document of who witnesses the ledger. */
final class WitnessingReview {

    static final int MOST_WITNESSES = 5;
    static final int MOST_MINUTES = 10_080;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 300;

    private WitnessingReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(LedgerWitnessing.read(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("witnessing.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    static List<Words> faultsOf(LedgerWitnessing policy) {
        var faults = new ArrayList<Words>();
        var witnesses = policy.witnesses();
        if (witnesses.size() > MOST_WITNESSES) {
            faults.add(Words.of("witnessing.fault.many", witnesses.size(), MOST_WITNESSES));
        }
        for (var witness : witnesses) {
            Stream.of(faultOfName(witness), faultOfKey(witness), faultOfUrl(witness))
                    .flatMap(Optional::stream)
                    .forEach(faults::add);
        }
        twice(witnesses.stream().map(Witness::name).toList())
                .forEach(name -> faults.add(Words.of("witnessing.fault.name.twice", name)));
        twice(witnesses.stream().map(Witness::verifierKey).toList())
                .forEach(key -> faults.add(Words.of("witnessing.fault.key.twice", key)));
        faultOfNumber(policy).ifPresent(faults::add);
        faultOfMinutes(policy.alertAfterMinutes()).ifPresent(faults::add);
        return List.copyOf(faults);
    }

    static Optional<Words> faultOfName(Witness witness) {
        var name = witness.name();
        return name.isBlank() || !name.equals(name.strip()) || name.length() > LONGEST_NAME
                ? Optional.of(Words.of("witnessing.fault.name", name, LONGEST_NAME))
                : Optional.empty();
    }

    static Optional<Words> faultOfKey(Witness witness) {
        try {
            witness.key();
            return Optional.empty();
        } catch (UnacceptableNote noKey) {
            return Optional.of(Words.of("witnessing.fault.key", witness.name(), String.valueOf(noKey.getMessage())));
        }
    }

    static Optional<Words> faultOfUrl(Witness witness) {
        return isAPlace(witness.url())
                ? Optional.empty()
                : Optional.of(Words.of("witnessing.fault.url", witness.name(), witness.url()));
    }

    /** More than there are could never confirm; fewer than none neither. */
    private static Optional<Words> faultOfNumber(LedgerWitnessing policy) {
        return policy.required() < 0 || policy.required() > policy.witnesses().size()
                ? Optional.of(Words.of(
                        "witnessing.fault.required",
                        policy.required(),
                        policy.witnesses().size()))
                : Optional.empty();
    }

    private static Optional<Words> faultOfMinutes(long minutes) {
        return minutes < 1 || minutes > MOST_MINUTES
                ? Optional.of(Words.of("witnessing.fault.minutes", minutes, MOST_MINUTES))
                : Optional.empty();
    }

    /** Cosignatures prove themselves, so http is enough; nothing secret goes to a witness, so nothing secret names it. */
    private static boolean isAPlace(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static Set<String> twice(List<String> values) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        values.stream().filter(value -> !seen.add(value)).forEach(twice::add);
        return twice;
    }
}
