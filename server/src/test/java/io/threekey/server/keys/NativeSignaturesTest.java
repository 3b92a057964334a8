package io.threekey.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the platform's own, which an auditor has and nothing else. */
class NativeSignaturesTest {

    private static final Provider PLATFORM = Security.getProvider("SunEC");
    private static final byte[] MESSAGE = "Wards: out after 15 minutes".getBytes(UTF_8);

    @BeforeAll
    static void install() {
        NativeSignatures.install();
        assumeTrue(NativeSignatures.areInstalled(), "There are no native signatures for this kind of machine.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA256withECDSAinP1363Format"})
    void areWhatThePlatformHoldsForGenuineAndTheOtherWayAround(String form) throws Exception {
        var key = key();
        assertThat(Signature.getInstance(form).getProvider()).isInstanceOf(NativeSignatures.class);
        assertThat(holds(Signature.getInstance(form, PLATFORM), key, signed(Signature.getInstance(form), key)))
                .isTrue();
        assertThat(holds(Signature.getInstance(form), key, signed(Signature.getInstance(form, PLATFORM), key)))
                .isTrue();
    }

    @Test
    void areNotHeldForGenuineUnderAnotherKeyOrWithAnotherBit() throws Exception {
        var key = key();
        var signature = signed(Signature.getInstance("SHA256withECDSAinP1363Format"), key);
        assertThat(holds(Signature.getInstance("SHA256withECDSAinP1363Format"), key(), signature))
                .isFalse();
        signature[signature.length - 1] ^= 1;
        assertThat(holds(Signature.getInstance("SHA256withECDSAinP1363Format"), key, signature))
                .isFalse();
    }

    @Test
    void areEcdsaAndNothingElse() throws Exception {
        assertThat(Signature.getInstance("Ed25519").getProvider()).isEqualTo(PLATFORM);
        assertThat(Security.getProviders()[0].getServices())
                .extracting(Provider.Service::getAlgorithm)
                .containsExactlyInAnyOrder("SHA256withECDSA", "SHA256withECDSAinP1363Format");
    }

    @Test
    void areInstalledOnce() {
        var before = Security.getProviders();
        NativeSignatures.install();
        assertThat(Security.getProviders()).isEqualTo(before);
    }

    private static KeyPair key() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        return keys.generateKeyPair();
    }

    private static byte[] signed(Signature signature, KeyPair key) throws GeneralSecurityException {
        signature.initSign(key.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean holds(Signature signature, KeyPair key, byte[] signed) throws GeneralSecurityException {
        signature.initVerify(key.getPublic());
        signature.update(MESSAGE);
        return signature.verify(signed);
    }
}
