package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param rules as typed, and before that those in force
 * @param waiting when another charter takes effect that is adopted already
 */
public record CharterChangeView(String rules, String reason, Optional<Instant> waiting, List<Words> faults) {}
