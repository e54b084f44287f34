package dev.launchway.remote.sshj;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/**
 * The algorithms that connections use. The JDK takes long to load them the first time, so that begins at once in a thread of its
 * own, while the environment is configured and {@code ssh_config} is asked.
 */
final class Algorithms {

    private final FutureTask<ClientConfig> config = new FutureTask<>(ClientConfig::new);

    Algorithms() {
        Thread loader = new Thread(this::load, "algorithms");
        loader.setDaemon(true);
        loader.start();
    }

    /** What is offered to hosts. */
    ClientConfig config() throws InterruptedException {
        try {
            return config.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void load() {
        config.run();
        try {
            KeyPairGenerator.getInstance("X25519").generateKeyPair();
            KeyAgreement.getInstance("X25519");
            KeyFactory.getInstance("Ed25519");
            Signature.getInstance("Ed25519");
            Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            return; // a connection that needs it says so
        }
    }
}
