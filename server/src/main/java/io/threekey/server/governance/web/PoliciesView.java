package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

public record PoliciesView(List<Row> policies) {

    /**
     * @param versions what is in force at exactly this place: one, or each that is about something of its own
     * @param follows said where a site obeys the group's, which is read there
     * @param coming adopted, and not obeyed yet
     * @param actions what the reader can set going; nothing while decisions are stopped
     */
    public record Row(
            Words subject,
            List<VersionView> versions,
            Optional<Words> follows,
            List<VersionView> coming,
            List<Action> actions,
            String historyUrl) {}

    public record Action(Words label, String url) {}
}
