package io.threekey.charter;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curve of ES256. Keys on another curve, or with a point beside the curve, are refused (SP 800-186, D.1.1). */
public final class P256 {
    private P256() {}

    /** @throws GeneralSecurityException where it is another */
    public static ECPublicKey require(ECPublicKey key) throws GeneralSecurityException {
        var curve = parameters();
        var given = key.getParams();
        if (!given.getCurve().equals(curve.getCurve())
                || !given.getGenerator().equals(curve.getGenerator())
                || !given.getOrder().equals(curve.getOrder())
                || !isOnCurve(key.getW(), curve)) {
            throw new InvalidKeyException("not a point on P-256");
        }
        return key;
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static boolean isOnCurve(ECPoint point, ECParameterSpec parameters) {
        var curve = parameters.getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var x = point.getAffineX();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0
                && point.getAffineY().compareTo(p) < 0
                && point.getAffineY().modPow(BigInteger.TWO, p).equals(right);
    }
}
