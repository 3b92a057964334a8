package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

/** @param ledgerUrl where the entries are that refer to it */
public record HistoryView(Words subject, List<VersionView> versions, String ledgerUrl) {}
