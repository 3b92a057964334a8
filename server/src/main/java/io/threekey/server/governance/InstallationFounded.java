package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import java.time.ZoneId;
import java.util.List;

/**
 * Published in the founding's transaction: the first people of the installation, who hold its seats.
 *
 * @param zone of the hospital's clocks, as the charter says
 */
public record InstallationFounded(ZoneId zone, List<Founder> founders) {

    public InstallationFounded {
        founders = List.copyOf(founders);
    }

    public record Founder(PersonId person, String name, String title) {}
}
