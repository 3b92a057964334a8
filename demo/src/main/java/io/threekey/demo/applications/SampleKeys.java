package io.threekey.demo.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.ArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The applications' own keys, in a file of their makers, and never the server's. Made when first asked for. */
@Component
class SampleKeys {

    private final Path file;

    SampleKeys(@Value("${threekey.home}") Path home) {
        this.file = home.resolve("demo-applications.json");
    }

    synchronized ECKey of(SampleApplication application) {
        try {
            var known = Files.exists(file) ? JWKSet.load(file.toFile()) : new JWKSet();
            var key = known.getKeyByKeyId(application.client());
            return key == null ? made(application, known) : key.toECKey();
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new IllegalStateException("the applications' keys cannot be used: " + file, unusable);
        }
    }

    /** By which it proves itself there (RFC 7523, 2.2). */
    PrivateKeyJWT proof(SampleApplication application, URI tokenEndpoint) {
        try {
            var key = of(application);
            return new PrivateKeyJWT(
                    new ClientID(application.client()),
                    tokenEndpoint,
                    JWSAlgorithm.ES256,
                    key.toPrivateKey(),
                    key.getKeyID(),
                    null);
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the application's own key signs nothing", unusable);
        }
    }

    private ECKey made(SampleApplication application, JWKSet known) throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID(application.client()).generate();
        var all = new ArrayList<>(known.getKeys());
        all.add(key);
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, new JWKSet(all).toString(false));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the applications' keys cannot be kept in " + file, unwritable);
        }
        return key;
    }
}
