package io.threekey.server.frame;

import java.util.Optional;

/**
 * @param incident what finds this failure in the server's log, where it is the server's
 */
public record ProblemView(int status, Refusal refusal, Optional<String> incident) {}
