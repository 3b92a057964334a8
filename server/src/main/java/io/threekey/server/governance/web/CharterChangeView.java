package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

/** @param rules as typed */
public record CharterChangeView(String rules, String reason, List<Words> faults) {}
