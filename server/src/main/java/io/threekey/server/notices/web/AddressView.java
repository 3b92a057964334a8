package io.threekey.server.notices.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * @param mailError what is wrong with what was entered, if anything
 * @param kept whether it was kept just now
 * @param missing ways that this hospital has not set up
 */
public record AddressView(
        String mail,
        String pager,
        Optional<Words> mailError,
        Optional<Words> pagerError,
        boolean kept,
        List<Words> missing) {}
