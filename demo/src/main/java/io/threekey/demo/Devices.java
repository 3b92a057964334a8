package io.threekey.demo;

import io.threekey.testkit.SoftwareAuthenticator;

/**
 * The devices of the demo's people. They keep no count of their uses, as synced passkeys keep none, so that whoever
 * signs in changes nothing that would have to be saved.
 */
public final class Devices {

    private Devices() {}

    public static SoftwareAuthenticator fresh() {
        return uncounted(SoftwareAuthenticator.fresh());
    }

    static SoftwareAuthenticator restored(String exported) {
        return uncounted(SoftwareAuthenticator.restore(exported));
    }

    private static SoftwareAuthenticator uncounted(SoftwareAuthenticator device) {
        return device.behaving(behaviour -> behaviour.counter(0));
    }
}
