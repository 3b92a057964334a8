package io.threekey.server.governance.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A sound charter with one mistake in it.
 *
 * @param name what the mistake is
 */
record BrokenCharter(String name, String right, String wrong) {

    static final List<BrokenCharter> ALL = List.of(
            new BrokenCharter(
                    "misspelt-key",
                    "    objection: escalates\n" + "    clocks: everyday\n" + "    reason: >-\n"
                            + "      The shared service builds it",
                    "    objektion: escalates\n" + "    clocks: everyday\n" + "    reason: >-\n"
                            + "      The shared service builds it"),
            new BrokenCharter("misspelt-decision", "  - decision: wave-sign-off", "  - decision: wave-signoff"),
            new BrokenCharter(
                    "doubled-key",
                    "    quorum: [iam, clinical-operations, security]\n" + "    consulted: []\n"
                            + "    objection: blocks\n" + "    clocks: wave",
                    "    quorum: [iam, clinical-operations, security]\n" + "    quorum: [iam]\n" + "    consulted: []\n"
                            + "    objection: blocks\n" + "    clocks: wave"),
            new BrokenCharter(
                    "unknown-use-case",
                    "useCase: [remote-access, contractor]\n" + "    scope: group\n"
                            + "    quorum: [iam, clinical-operations, security]",
                    "useCase: [remote, contractor]\n" + "    scope: group\n"
                            + "    quorum: [iam, clinical-operations, security]"),
            new BrokenCharter(
                    "two-rows-for-one",
                    "  - decision: wave-sign-off\n" + "    useCase: all",
                    "  - decision: exceptions\n" + "    useCase: privileged"),
            new BrokenCharter(
                    "nobody-signs",
                    "    quorum: [sponsor, iam, clinical-operations, security]\n" + "    consulted: []\n"
                            + "    objection: blocks\n" + "    clocks: charter",
                    "    quorum: {atLeast: 0, of: [sponsor, iam]}\n" + "    consulted: []\n" + "    objection: blocks\n"
                            + "    clocks: charter"),
            new BrokenCharter(
                    "no-such-seat",
                    "    quorum: [sponsor, iam, clinical-operations, security]\n" + "    consulted: []\n"
                            + "    objection: blocks\n" + "    clocks: joint\n" + "    reason: >-\n"
                            + "      There is no staff",
                    "    quorum: [iam, staff-representation]\n" + "    consulted: []\n" + "    objection: blocks\n"
                            + "    clocks: joint\n" + "    reason: >-\n" + "      There is no staff"),
            new BrokenCharter("way-out-of-break-glass", "    clocks: break-glass", "    clocks: everyday"),
            new BrokenCharter("way-out-too-late", "everyday:    {openDays: 21,", "everyday:    {openDays: 9,"),
            new BrokenCharter(
                    "bound-without-measure",
                    "bounds: {idleMinutes: 2, overallMinutes: 60}",
                    "bounds: {idleMinutes: 2, colour: 60}"),
            new BrokenCharter(
                    "no-working-day", "workingDays: [monday, tuesday, wednesday, thursday, friday]", "workingDays: []"),
            new BrokenCharter("no-such-day", "2026-12-25, ", "2026-02-30, "),
            new BrokenCharter(
                    "easier-at-a-site",
                    "  - decision: charter-change",
                    "  - decision: recovery\n" + "    useCase: all\n" + "    scope: site:annexe\n"
                            + "    quorum: [iam]\n" + "    consulted: []\n" + "    objection: noted\n"
                            + "    clocks: everyday\n" + "    reason: Nobody asks the annexe.\n" + "\n"
                            + "  - decision: charter-change"),
            new BrokenCharter(
                    "anchors",
                    "    reason: >-\n" + "      In a small house one exception",
                    "    reason: &why >-\n" + "      In a small house one exception"),
            new BrokenCharter("no-yaml", "calendar:\n", "calendar: [\n"),
            new BrokenCharter(
                    "no-reason",
                    "    reason: >-\n"
                            + "      There are few devices and all are shared. The house says which; the shared service binds them.\n",
                    ""),
            new BrokenCharter(
                    "seat-missing",
                    "  - seat: security\n" + "    function: security\n",
                    "  - seat: secretary\n" + "    function: secretary\n"),
            new BrokenCharter("another-format", "threekey-charter-template/1", "threekey-charter/1"));

    /** A charter of the tests, so that a change of a shipped one moves no line here. */
    static String sound() throws IOException {
        try (var file = BrokenCharter.class.getResourceAsStream("/charter-to-break.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String text() throws IOException {
        var sound = sound();
        var place = sound.indexOf(right);
        if (place < 0) {
            throw new IllegalStateException("the charter no longer says: " + right);
        }
        return sound.substring(0, place) + wrong + sound.substring(place + right.length());
    }
}
