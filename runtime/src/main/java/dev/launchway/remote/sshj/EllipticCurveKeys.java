package dev.launchway.remote.sshj;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * Makes the JDK's factory of elliptic curve keys, which it calls {@code EC}, known under the name that sshj asks for, {@code
 * ECDSA}. Without it hosts and users with such keys would need Bouncy Castle.
 */
final class EllipticCurveKeys extends Provider {

    /** What the names of all types of such keys begin with. */
    static final String TYPES = "ecdsa-sha2-";

    private static final long serialVersionUID = 1L;

    private EllipticCurveKeys() {
        super("Launchway", "1.0", "ECDSA key factory");
        put("KeyFactory.ECDSA", Factory.class.getName());
    }

    /**
     * Lets it be known. Called when there is such a key: a new provider makes Java load all others too.
     */
    static void register() {
        Registered.once();
    }

    /** Lets it be known when it may be needed. */
    static void registerUnless(boolean otherKey) {
        if (!otherKey) {
            register();
        }
    }

    private static final class Registered {
        static {
            Security.addProvider(new EllipticCurveKeys());
        }

        static void once() {
            // the first call initializes the class
        }
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
