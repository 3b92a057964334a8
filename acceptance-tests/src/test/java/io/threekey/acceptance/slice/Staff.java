package io.threekey.acceptance.slice;

import com.microsoft.playwright.Browser;
import io.threekey.acceptance.slice.Colleague.SecurityKey;
import io.threekey.acceptance.slice.Colleague.Transport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented people at work, each at a computer with their badge on its reader. */
final class Staff implements AutoCloseable {

    private final Browser browser;
    private final Keyring keys;
    private final SteeringGroup group;
    private final Map<String, Colleague> here = new LinkedHashMap<>();

    Staff(Browser browser, Keyring keys, SteeringGroup group) {
        this.browser = browser;
        this.keys = keys;
        this.group = group;
    }

    /** In, whether or not they were before. */
    Colleague comes(String name) throws IOException {
        var known = here.get(name);
        if (known != null) {
            return group.comesIn(known);
        }
        var somebody = Colleague.atADesk(browser, name);
        here.put(name, somebody);
        var badge = somebody.plugsIn(Transport.INTERNAL);
        keys.of(name).forEach(badge::holds);
        return group.comesIn(somebody);
    }

    /** One decision key of their own, and one on the badge that lets them in. */
    void makesKeysReady(Colleague somebody) {
        var badge = somebody.plugged().getFirst();
        badge.isPutAway();
        makesAnotherReady(somebody).isPutAway();
        badge.isPluggedInAgain();
        new DecisionKeysPage(group.hospital(), somebody).makesOneReady();
    }

    /** Two that are no part of what lets them in. @return the second; neither is plugged in */
    SecurityKey replacesBothKeys(Colleague somebody) {
        var badge = somebody.plugged().getFirst();
        badge.isPutAway();
        makesAnotherReady(somebody).isPutAway();
        var second = makesAnotherReady(somebody);
        second.isPutAway();
        badge.isPluggedInAgain();
        return second;
    }

    private SecurityKey makesAnotherReady(Colleague somebody) {
        var key = somebody.plugsIn(Transport.USB);
        new DecisionKeysPage(group.hospital(), somebody).makesOneReady();
        return key;
    }

    List<Colleague> everybody() {
        return List.copyOf(here.values());
    }

    @Override
    public void close() {
        here.values().forEach(Colleague::close);
    }
}
