package dev.launchway.remote.sshj;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * Makes the JDK's factory of elliptic curve keys, which it calls {@code EC}, known under the name that sshj asks for, {@code
 * ECDSA}. Without it hosts and users with such keys would need Bouncy Castle.
 */
final class EllipticCurveKeys extends Provider {

    private static final long serialVersionUID = 1L;

    private EllipticCurveKeys() {
        super("Launchway", "1.0", "ECDSA key factory");
        put("KeyFactory.ECDSA", Factory.class.getName());
    }

    static Provider provider() {
        return new EllipticCurveKeys();
    }

    /** Passes everything on to the JDK's factory. */
    public static final class Factory extends KeyFactorySpi {

        private final KeyFactory keys;

        /**
         * Called by the security framework.
         *
         * @throws GeneralSecurityException where the JDK has no elliptic curves
         */
        public Factory() throws GeneralSecurityException {
            keys = KeyFactory.getInstance("EC");
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return keys.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return keys.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            return keys.getKeySpec(key, spec);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return keys.translateKey(key);
        }
    }
}
