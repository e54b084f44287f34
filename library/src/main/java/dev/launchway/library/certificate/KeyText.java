package dev.launchway.library.certificate;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** A private key as it is given: one block of PEM, in the forms that OpenSSL has written over the years. */
final class KeyText {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int SHORT_LENGTH = 0x80;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    /** AlgorithmIdentifier of rsaEncryption, with its parameters (RFC 8017, A.1). */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private static final byte[] PROBE = new byte[32];

    private final PemBlock block;

    private KeyText(PemBlock block) {
        this.block = block;
    }

    /**
     * The key in a text.
     *
     * @throws IllegalArgumentException where there is none, are several, or it is damaged or encrypted
     */
    static KeyText in(String text) {
        List<PemBlock> keys =
                PemBlock.all(text).stream().filter(PemBlock::isKey).toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException((keys.isEmpty()
                            ? "the secret has no private key"
                            : "the secret has " + keys.size() + " private keys")
                    + ": it needs one, as text that begins with -----BEGIN PRIVATE KEY-----");
        }
        KeyText key = new KeyText(keys.get(0));
        if (key.block.encrypted()) {
            throw new IllegalArgumentException("the key is encrypted, and a server that starts has nobody who types the"
                    + " passphrase: decrypt it by 'openssl pkey -in key.pem -out plain.pem', and keep what comes of it"
                    + " as the secret");
        }
        return key;
    }

    /** The block, as it is written to the target. */
    String text() {
        return block.text();
    }

    /**
     * Fails unless it is the key of a certificate.
     *
     * @param certificate the public key in the certificate
     */
    void checkFits(PublicKey certificate) {
        String algorithm = algorithm(certificate);
        try {
            Signature signature = Signature.getInstance(signature(certificate));
            signature.initSign(privateKey(algorithm, certificate));
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate);
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key is not that of the certificate, which has one of " + algorithm
                            + ", or it is damaged; give the key that the certificate was requested with",
                    e);
        }
        throw new IllegalArgumentException(
                "the key is not that of the certificate: give the key that the certificate was"
                        + " requested with, or the certificate of this key");
    }

    private static String algorithm(PublicKey certificate) {
        return certificate.getAlgorithm().equals("RSASSA-PSS") ? "RSA" : certificate.getAlgorithm();
    }

    private static String signature(PublicKey certificate) {
        return switch (certificate.getAlgorithm()) {
            case "RSA", "RSASSA-PSS" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certificate.getAlgorithm();
        };
    }

    private PrivateKey privateKey(String algorithm, PublicKey certificate) throws GeneralSecurityException {
        byte[] encoded =
                switch (block.label()) {
                    case "RSA PRIVATE KEY" -> wrapped(RSA);
                    case "EC PRIVATE KEY" -> wrapped(algorithmOf(certificate.getEncoded()));
                    default -> block.body();
                };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** As PKCS #8 (RFC 5208, section 5), which Java reads: a key of PKCS #1, or of SEC 1, with its algorithm. */
    private byte[] wrapped(byte[] algorithm) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, block.body()));
    }

    /** The AlgorithmIdentifier of a SubjectPublicKeyInfo (RFC 5280, section 4.1), which names the curve. */
    private static byte[] algorithmOf(byte[] publicKey) {
        int start = start(publicKey, 0);
        int length = publicKey[start + 1] & 0xff;
        byte[] algorithm = new byte[2 + length];
        System.arraycopy(publicKey, start, algorithm, 0, algorithm.length);
        return algorithm;
    }

    /** Where the content of an element begins. */
    private static int start(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < SHORT_LENGTH ? 0 : length - SHORT_LENGTH);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int size = content.size();
        if (size >= 1 << Byte.SIZE) {
            element.write(SHORT_LENGTH + 2);
            element.write(size >> Byte.SIZE);
        } else if (size >= SHORT_LENGTH) {
            element.write(SHORT_LENGTH + 1);
        }
        element.write(size);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
