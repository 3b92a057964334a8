package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

public record PoliciesView(List<Row> policies, boolean mayPropose) {

    /** @param version the one in force, if any */
    public record Row(Words subject, Optional<VersionView> version, String proposeUrl, String historyUrl) {}
}
