package dev.launchway.remote.sshj;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.signature.SignatureEdDSA;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.SshSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureECDSA;
import net.schmizz.sshj.signature.SignatureRSA;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.DHGexSHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.mac.MAC;

/**
 * The algorithms that are offered: those of a current OpenSSH that sshj can do with the JDK alone (its ChaCha20 wants Bouncy
 * Castle). Nothing that rests on SHA-1, CBC or DSA.
 */
final class ClientConfig extends DefaultConfig {

    static {
        SecurityUtils.setRegisterBouncyCastle(false);
    }

    /** Stands among the key exchanges, and is none. Source: RFC 8308. */
    private static final String EXTENSIONS = new ExtInfoClientFactory().getName();

    /** In the order of OpenSSH: certificates first. */
    private static final List<Factory.Named<KeyAlgorithm>> HOST_KEYS = List.of(
            new EllipticCurve(KeyType.ED25519_CERT, new SignatureEdDSA.Factory()),
            new EllipticCurve(KeyType.ECDSA256_CERT, new SignatureECDSA.Factory256()),
            new EllipticCurve(KeyType.ECDSA384_CERT, new SignatureECDSA.Factory384()),
            new EllipticCurve(KeyType.ECDSA521_CERT, new SignatureECDSA.Factory521()),
            new KeyAlgorithms.Factory(
                    "rsa-sha2-512-cert-v01@openssh.com", new SignatureRSA.FactoryRSASHA512(), KeyType.RSA_CERT),
            new KeyAlgorithms.Factory(
                    "rsa-sha2-256-cert-v01@openssh.com", new SignatureRSA.FactoryRSASHA256(), KeyType.RSA_CERT),
            KeyAlgorithms.EdDSA25519(),
            new EllipticCurve(KeyType.ECDSA256, new SignatureECDSA.Factory256()),
            new EllipticCurve(KeyType.ECDSA384, new SignatureECDSA.Factory384()),
            new EllipticCurve(KeyType.ECDSA521, new SignatureECDSA.Factory521()),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256());

    ClientConfig() {
        setVerifyHostKeyCertificates(false); // HostCertificate does, as OpenSSH would: sshj leaves much out
    }

    /**
     * What of it the user's {@code ssh_config} allows.
     *
     * @throws ConnectFailedException when nothing is left of a kind
     */
    ClientConfig allowedBy(SshSettings.Algorithms allowed) throws ConnectFailedException {
        List<Factory.Named<KeyExchange>> exchanges =
                common("KexAlgorithms", getKeyExchangeFactories(), allowed.keyExchanges());
        List<Factory.Named<KeyAlgorithm>> keys =
                new ArrayList<>(common("HostKeyAlgorithms", getKeyAlgorithms(), allowed.hostKeys()));
        List<Factory.Named<Cipher>> ciphers = common("Ciphers", getCipherFactories(), allowed.ciphers());
        List<Factory.Named<MAC>> macs = common("MACs", getMACFactories(), allowed.macs());
        if (!allowed.hostKeys().isEmpty()) {
            keys.sort(Comparator.comparingInt(key -> allowed.hostKeys().indexOf(key.getName())));
        }
        if (exchanges.equals(getKeyExchangeFactories())
                && keys.equals(getKeyAlgorithms())
                && ciphers.equals(getCipherFactories())
                && macs.equals(getMACFactories())) {
            return this;
        }
        ClientConfig config = new ClientConfig();
        config.setKeyExchangeFactories(exchanges);
        config.setKeyAlgorithms(keys);
        config.setCipherFactories(ciphers);
        config.setMACFactories(macs);
        return config;
    }

    private static <T> List<Factory.Named<T>> common(String keyword, List<Factory.Named<T>> known, List<String> allowed)
            throws ConnectFailedException {
        if (allowed.isEmpty()) {
            return known;
        }
        List<Factory.Named<T>> common = new ArrayList<>();
        boolean any = false;
        for (Factory.Named<T> one : known) {
            boolean algorithm = !one.getName().equals(EXTENSIONS);
            if (!algorithm || allowed.contains(one.getName())) {
                common.add(one);
                any |= algorithm;
            }
        }
        if (!any) {
            throw Unsupported.because("ssh_config allows as " + keyword + " only " + String.join(", ", allowed));
        }
        return common;
    }

    @Override
    protected void initKeyExchangeFactories() {
        setKeyExchangeFactories(List.<Factory.Named<KeyExchange>>of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                new DHGexSHA256.Factory(),
                new Group("diffie-hellman-group16-sha512"),
                new Group("diffie-hellman-group18-sha512"),
                new Group("diffie-hellman-group14-sha256"),
                new ExtInfoClientFactory()));
    }

    /** A group whose large numbers are read when a host takes it, which is rare: reading them takes longer than a connection. */
    private record Group(String name) implements Factory.Named<KeyExchange> {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public KeyExchange create() {
            return switch (name) {
                case "diffie-hellman-group16-sha512" -> DHGroups.Group16SHA512().create();
                case "diffie-hellman-group18-sha512" -> DHGroups.Group18SHA512().create();
                default -> DHGroups.Group14SHA256().create();
            };
        }
    }

    /** Whether algorithms of host keys stand in the order in which they are offered when nobody wants another one. */
    static boolean isUsualOrder(List<String> algorithms) {
        List<String> usual = new ArrayList<>(Factory.Named.Util.getNames(HOST_KEYS));
        usual.retainAll(algorithms);
        return usual.equals(algorithms);
    }

    @Override
    protected void initKeyAlgorithms() {
        setKeyAlgorithms(HOST_KEYS);
    }

    /** Has the factory of elliptic curve keys registered when a host has such a key. */
    private static final class EllipticCurve extends KeyAlgorithms.Factory {

        EllipticCurve(KeyType type, Factory.Named<Signature> signature) {
            super(type.toString(), signature, type);
        }

        @Override
        public KeyAlgorithm create() {
            EllipticCurveKeys.register();
            return super.create();
        }
    }

    @Override
    protected void initCipherFactories() {
        setCipherFactories(List.of(
                GcmCiphers.AES128GCM(),
                GcmCiphers.AES256GCM(),
                BlockCiphers.AES128CTR(),
                BlockCiphers.AES192CTR(),
                BlockCiphers.AES256CTR()));
    }

    @Override
    protected void initMACFactories() {
        setMACFactories(List.<Factory.Named<MAC>>of(
                Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
    }
}
