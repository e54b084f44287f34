package dev.launchway.testing;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is hashed by SHA-256 anywhere in this process, until it is closed. */
public final class CountedSha256 extends Provider implements AutoCloseable {

    private static final long serialVersionUID = 1L;
    private static final AtomicLong BYTES = new AtomicLong();

    private CountedSha256() {
        super("CountedSha256", "1", "counts bytes");
        put("MessageDigest.SHA-256", Digest.class.getName());
    }

    /**
     * Begins to count.
     *
     * @return what counts
     */
    public static CountedSha256 install() {
        CountedSha256 counted = new CountedSha256();
        BYTES.set(0);
        Security.insertProviderAt(counted, 1);
        return counted;
    }

    /**
     * How much was hashed since it began.
     *
     * @return bytes
     */
    public long bytes() {
        return BYTES.get();
    }

    @Override
    public void close() {
        Security.removeProvider(getName());
    }

    /** The virtual machine's own, with a count. */
    public static final class Digest extends MessageDigestSpi {

        private final MessageDigest own;

        /**
         * A digest of nothing.
         *
         * @throws NoSuchAlgorithmException never
         * @throws NoSuchProviderException never
         */
        public Digest() throws NoSuchAlgorithmException, NoSuchProviderException {
            own = MessageDigest.getInstance("SHA-256", "SUN");
        }

        @Override
        protected void engineUpdate(byte input) {
            BYTES.incrementAndGet();
            own.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            BYTES.addAndGet(length);
            own.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return own.digest();
        }

        @Override
        protected int engineDigest(byte[] buffer, int offset, int length) throws DigestException {
            return own.digest(buffer, offset, length);
        }

        @Override
        protected void engineReset() {
            own.reset();
        }
    }
}
