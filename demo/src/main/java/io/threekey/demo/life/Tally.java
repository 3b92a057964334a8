package io.threekey.demo.life;

import io.threekey.server.signin.SignInRefusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** What the simulator saw happen with its own eyes, to be compared with what the ledger says. */
@Component
public class Tally {

    /** Those that the server records: it knows whose key it is. */
    private static final Set<SignInRefusal> RECORDED = EnumSet.of(
            SignInRefusal.KEY_WITHDRAWN,
            SignInRefusal.NO_ROLE,
            SignInRefusal.NOT_KNOWN,
            SignInRefusal.KEY_CHANGED,
            SignInRefusal.ANOTHER_KEY,
            SignInRefusal.STRONGER_KEY);

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void signedIn() {
        count("sign-ins");
    }

    void refused(SignInRefusal reason) {
        count(RECORDED.contains(reason) ? "refusals" : "refusals not recorded");
    }

    void count(String what) {
        counts.computeIfAbsent(what, none -> new LongAdder()).increment();
    }

    public long of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    public Map<String, Long> all() {
        var all = new TreeMap<String, Long>();
        counts.forEach((what, count) -> all.put(what, count.sum()));
        return all;
    }
}
