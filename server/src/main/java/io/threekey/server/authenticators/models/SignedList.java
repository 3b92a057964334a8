package io.threekey.server.authenticators.models;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list from its signed form (Metadata Service 3.1.1): the certificates it brings lead to the trusted root, the
 * first is FIDO's, and its key signed these very bytes. The root is one of the web's, which vouches for many others
 * besides: hence the name.
 */
final class SignedList {

    /** The Metadata Service, as its certificate names it (MDS 3.1.1, 3.2). */
    static final String SIGNER = "mds.fidoalliance.org";

    private static final int DNS_NAME = 2;

    private SignedList() {}

    sealed interface Outcome {}

    record Read(ModelList list) implements Outcome {}

    record NotRead(ModelListRefused why) implements Outcome {}

    static Outcome read(String signed, X509Certificate root, Instant now) {
        try {
            return read(JWSObject.parse(signed.strip()), root, now);
        } catch (ParseException | GeneralSecurityException | RuntimeException none) {
            return new NotRead(ModelListRefused.UNREADABLE);
        }
    }

    private static Outcome read(JWSObject signed, X509Certificate root, Instant now)
            throws GeneralSecurityException, ParseException {
        var chain = chain(signed);
        if (!Chains.leadTo(List.of(root), chain, now)) {
            return new NotRead(ModelListRefused.SIGNER_NOT_TRUSTED);
        }
        if (!isFidos(chain.getFirst())) {
            return new NotRead(ModelListRefused.SIGNER_IS_ANOTHER);
        }
        return holds(signed, chain.getFirst())
                ? new Read(ListOfModels.read(signed.getPayload().toString(), now))
                : new NotRead(ModelListRefused.SIGNATURE_WRONG);
    }

    /** Certificates that lie somewhere else ({@code x5u}) are not fetched: then there are none. */
    private static List<X509Certificate> chain(JWSObject signed) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        for (var encoded :
                Optional.ofNullable(signed.getHeader().getX509CertChain()).orElse(List.of())) {
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded.decode())));
        }
        return chain;
    }

    private static boolean isFidos(X509Certificate signer) throws GeneralSecurityException {
        return Optional.ofNullable(signer.getSubjectAlternativeNames()).stream()
                .flatMap(names -> names.stream())
                .anyMatch(name -> name.getFirst().equals(DNS_NAME) && SIGNER.equals(name.get(1)));
    }

    /** The key says which algorithms there are; what the header names beside them is none. */
    private static boolean holds(JWSObject signed, X509Certificate signer) {
        try {
            return signed.verify(verifier(signer));
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private static JWSVerifier verifier(X509Certificate signer) throws JOSEException {
        return switch (signer.getPublicKey()) {
            case RSAPublicKey rsa -> new RSASSAVerifier(rsa);
            case ECPublicKey ec -> new ECDSAVerifier(ec);
            default -> throw new JOSEException("neither RSA nor ECDSA");
        };
    }
}
