package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * What a decision key is about to sign.
 *
 * @param impact what it would have done before, as the proposal's signed text has it
 * @param origin who put it before the seats, and when
 * @param statement the exact bytes, as text
 * @param document the exact bytes of what the statement is about, as text
 * @param lasting how long what is signed here counts
 * @param options PublicKeyCredentialRequestOptionsJSON
 * @param ticket seals which statement this page was opened for
 */
public record ActView(
        Words title,
        Words seat,
        Words subject,
        List<Words> changes,
        List<Words> effect,
        String reason,
        List<RivalView> rivals,
        Optional<ImpactView> impact,
        Words origin,
        Optional<String> ownReason,
        String statement,
        String digestInWords,
        String document,
        Words lasting,
        String options,
        String action,
        String ticket,
        String backUrl) {}
