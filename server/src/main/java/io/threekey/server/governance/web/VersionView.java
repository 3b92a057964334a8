package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * One adopted version of a policy.
 *
 * @param about what it is about, where others hold beside it
 * @param notes until when, against whom, in which stage
 * @param proposalUrl where its decision is shown; empty for what the founding charter carried
 */
public record VersionView(
        int number,
        Optional<Words> about,
        Words when,
        List<Words> notes,
        List<Words> inWords,
        List<Words> signers,
        Optional<String> proposalUrl) {}
