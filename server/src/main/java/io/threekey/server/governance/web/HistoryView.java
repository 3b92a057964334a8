package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

public record HistoryView(Words subject, List<VersionView> versions) {}
