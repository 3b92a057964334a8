package io.threekey.server.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ECDSA by AWS-LC, where it is there for this kind of machine: what every sign-in verifies and signs, at a fraction of
 * the platform's cost. Nothing else of that library is let in ahead of the platform, least of all Ed25519: an auditor
 * without it must find of every signature what this server found.
 */
public final class NativeSignatures extends Provider {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(NativeSignatures.class);
    private static final String NAME = "ThreekeyNativeSignatures";
    private static final List<String> FORMS = List.of("SHA256withECDSA", "SHA256withECDSAinP1363Format");

    private NativeSignatures(Provider library) {
        super(NAME, "1", "ECDSA of " + library.getInfo());
        FORMS.forEach(form -> putService(new Delegated(this, library.getService("Signature", form))));
    }

    /** Ahead of the platform's own from now on, in this process; once, however often it is asked for. */
    public static synchronized void install() {
        if (Security.getProvider(NAME) != null) {
            return;
        }
        if (isUsable()) {
            Security.insertProviderAt(new NativeSignatures(AmazonCorrettoCryptoProvider.INSTANCE), 1);
        } else {
            log.info(
                    "Signatures are checked by the platform's own means, which costs more: no native ones for this machine");
        }
    }

    public static boolean areInstalled() {
        return Security.getProvider(NAME) != null;
    }

    /** The same key for signatures by that library, taken in once and for all; as it was where that is not there. */
    public static PrivateKey ready(PrivateKey key) {
        if (!areInstalled()) {
            return key;
        }
        try {
            return (PrivateKey) KeyFactory.getInstance("EC", AmazonCorrettoCryptoProvider.INSTANCE)
                    .translateKey(key);
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("no key for ECDSA", unfit);
        }
    }

    private static boolean isUsable() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                && AmazonCorrettoCryptoProvider.INSTANCE.runSelfTests() == SelfTestStatus.PASSED;
    }

    private static final class Delegated extends Service {

        private final Service library;

        Delegated(Provider own, Service library) {
            super(own, library.getType(), library.getAlgorithm(), library.getClassName(), List.of(), Map.of());
            this.library = library;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return library.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object key) {
            return library.supportsParameter(key);
        }
    }
}
