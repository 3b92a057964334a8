package io.threekey.server.applications;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a profile demands of an application, and of us towards it: one row for each, and no other place that says so.
 *
 * @param provesItself whether there is none without a proof of its own
 * @param pushes whether each question is put to us by itself first (RFC 9126)
 * @param holds whether what it is given opens nothing for whoever merely bears it (RFC 9449, RFC 8705)
 * @param shownOur whether its proofs of a key bring what we said a moment ago (RFC 9449, 8)
 * @param addressed to whom its own statements must be, and to nobody else
 * @param statementsLast how long before their end they may be used at most
 * @param proofs by what a key of each kind signs them; a kind that is missing is not taken
 * @param takesCertificates whether one of the connection may be its proof instead (RFC 8705, 2)
 * @param signed by what it may be told
 * @param renewedBy whether a refresh token counts once, and brings the next one
 */
public record ProfileDemands(
        boolean provesItself,
        boolean pushes,
        boolean holds,
        boolean shownOur,
        Addressed addressed,
        Duration statementsLast,
        Map<KeyKind, ProofAlgorithm> proofs,
        boolean takesCertificates,
        Set<TokenAlgorithm> signed,
        Renewing renewedBy) {

    public enum Addressed {
        /** Our name or the token endpoint, in whatever form (RFC 7523, 3). */
        NAME_OR_TOKEN_ENDPOINT,
        /** Our name, as a text alone (FAPI 2.0 Security Profile, 5.3.2.1). */
        NAME,
        /** The token endpoint (SMART App Launch 2.2, asymmetric client authentication). */
        TOKEN_ENDPOINT
    }

    public enum Renewing {
        EACH_BRINGS_THE_NEXT,
        /** One that is bound to its holder need not change, and is not lost with an answer (FAPI 2.0, 5.3.2.1). */
        ONE_UNTIL_THE_END
    }

    public ProfileDemands {
        proofs = Map.copyOf(proofs);
        signed = Set.copyOf(signed);
    }

    static ProfileDemands of(ClientProfile profile) {
        return switch (profile) {
            case CLASSIC ->
                new ProfileDemands(
                        false,
                        false,
                        false,
                        false,
                        Addressed.NAME_OR_TOKEN_ENDPOINT,
                        Duration.ofMinutes(10),
                        Map.of(KeyKind.P256, ProofAlgorithm.ES256),
                        true,
                        Set.of(TokenAlgorithm.ES256, TokenAlgorithm.RS256),
                        Renewing.EACH_BRINGS_THE_NEXT);
            case FAPI2 ->
                new ProfileDemands(
                        true,
                        true,
                        true,
                        true,
                        Addressed.NAME,
                        Duration.ofMinutes(10),
                        Map.of(KeyKind.P256, ProofAlgorithm.ES256, KeyKind.RSA, ProofAlgorithm.PS256),
                        true,
                        Set.of(TokenAlgorithm.ES256),
                        Renewing.ONE_UNTIL_THE_END);
            case SMART ->
                new ProfileDemands(
                        false,
                        false,
                        false,
                        false,
                        Addressed.TOKEN_ENDPOINT,
                        Duration.ofMinutes(5),
                        Map.of(
                                KeyKind.P256,
                                ProofAlgorithm.ES256,
                                KeyKind.P384,
                                ProofAlgorithm.ES384,
                                KeyKind.RSA,
                                ProofAlgorithm.RS384),
                        false,
                        Set.of(TokenAlgorithm.ES256, TokenAlgorithm.RS256),
                        Renewing.EACH_BRINGS_THE_NEXT);
        };
    }

    /** By what it signs with that key, which no header can change; empty for a key that it may not have. */
    public Optional<ProofAlgorithm> algorithmOf(ClientKey key) {
        return Optional.ofNullable(proofs.get(key.kind()));
    }
}
