package dev.launchway.library.database;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What MariaDB's {@code ed25519} keeps of a password: the public key of Ed25519 (RFC 8032, 5.1.5) whose private key is the password.
 * The key pairs of Java have private keys of 32 bytes; a password has as many as it has.
 */
final class Ed25519Password {

    private static final int BYTES = 32;
    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final Point BASE = Point.of(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"));

    private Ed25519Password() {}

    /** The public key, as it is kept: base64 without padding. */
    static String publicKey(String password) {
        byte[] bytes = Arrays.copyOf(Digests.sha512(password.getBytes(StandardCharsets.UTF_8)), BYTES);
        bytes[0] = (byte) (bytes[0] & 0xf8);
        bytes[BYTES - 1] = (byte) ((bytes[BYTES - 1] & 0x3f) | 0x40);
        return Base64.getEncoder().withoutPadding().encodeToString(encoded(times(new BigInteger(1, reversed(bytes)))));
    }

    private static Point times(BigInteger scalar) {
        Point sum = Point.of(BigInteger.ZERO, BigInteger.ONE);
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (scalar.testBit(bit)) {
                sum = sum.plus(BASE);
            }
        }
        return sum;
    }

    /** RFC 8032, 5.1.2: y, and the lowest bit of x above it; least significant byte first. */
    private static byte[] encoded(Point point) {
        BigInteger inverse = point.z.modInverse(P);
        BigInteger y = point.y.multiply(inverse).mod(P);
        boolean odd = point.x.multiply(inverse).mod(P).testBit(0);
        byte[] number = (odd ? y.setBit(255) : y).toByteArray();
        byte[] padded = new byte[BYTES];
        int length = Math.min(number.length, BYTES);
        System.arraycopy(number, number.length - length, padded, BYTES - length, length);
        return reversed(padded);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** A point in extended coordinates: the curve's x is x/z, its y is y/z, and t is xy/z. */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        static Point of(BigInteger x, BigInteger y) {
            return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
        }

        /** RFC 8032, 5.1.4: complete, so that it doubles too. */
        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(other.t).multiply(D).shiftLeft(1).mod(P);
            BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }
    }
}
