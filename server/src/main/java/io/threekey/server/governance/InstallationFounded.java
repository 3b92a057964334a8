package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import java.util.List;

/** Published in the founding's transaction: the first people of the installation, who hold its seats. */
public record InstallationFounded(List<Founder> founders) {

    public InstallationFounded {
        founders = List.copyOf(founders);
    }

    public record Founder(PersonId person, String name, String title) {}
}
