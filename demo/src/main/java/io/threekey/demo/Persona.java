package io.threekey.demo;

import io.threekey.testkit.HeldCredential;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody a visitor can be, with the devices that hold their keys.
 *
 * @param title their work, and where; which seat they hold is asked of the charter
 * @param first whether the picker offers them before all others, whatever seat they hold
 */
public record Persona(String person, String name, String title, boolean first, List<SoftwareAuthenticator> devices) {

    public Persona {
        devices = List.copyOf(devices);
    }

    public Persona with(SoftwareAuthenticator device) {
        var more = new ArrayList<>(devices);
        more.add(device);
        return new Persona(person, name, title, first, more);
    }

    Stream<HeldCredential> credentials() {
        return devices.stream().flatMap(device -> device.credentials().stream());
    }
}
