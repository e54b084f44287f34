package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Placement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A certificate that the host makes, with its key: by the program {@code keytool}, which each Java has. */
@Component
@Observed
final class MadeCertificate {

    private static final String ALIAS = "site";
    private static final String PASSWORD = "LAUNCHWAY_STORE_PASSWORD";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Namevar
    String name;

    private final CertificateComponent<?> whole;
    private final List<SiteName> names;
    private final int days;
    private Pair pair;
    private Path store;

    MadeCertificate(CertificateComponent<?> whole, List<SiteName> names, int days) {
        this.whole = whole;
        this.name = names.get(0).text();
        this.names = names;
        this.days = days;
    }

    void configure(Configuration here) {
        pair = new Pair(whole.chain(), whole.key());
        store = here.map(".made." + name.replace('*', '_') + ".p12");
        for (Path file : List.of(whole.chain(), whole.key())) {
            here.manage(file, Aspect.CONTENT);
            here.manage(file, Aspect.MODE);
        }
        here.settle(
                whole.chain(),
                whole.key(),
                names,
                days,
                whole.keyMode(),
                whole.actor().name());
        whole.declareFiles(here);
    }

    void verify(Probe probe) {
        Probe eyes = whole.actor().on(probe);
        for (Path file : List.of(whole.chain(), whole.key())) {
            Placement.checkReplaceable(eyes, file, eyes.status(file), "a file");
            Placement.checkParent(eyes, file, whole.isLeading());
        }
        String problem = problem(eyes);
        eyes.check(problem == null, problem);
        eyes.check(eyes.status(whole.key()).mode().equals(whole.keyMode()), "the key has another mode");
        eyes.check(
                eyes.status(whole.chain()).mode().equals(CertificateComponent.PUBLIC),
                "the certificate has another mode");
    }

    private String problem(Probe eyes) {
        return pair.problem(eyes, names, Duration.ofDays(days).dividedBy(3));
    }

    void update(Target target) {
        Target hands = whole.actor().on(target);
        if (problem(hands) == null) {
            hands.setMode(whole.key(), whole.keyMode());
            hands.setMode(whole.chain(), CertificateComponent.PUBLIC);
            return;
        }
        Placement.createParent(hands, whole.key(), whole.isLeading());
        Placement.createParent(hands, whole.chain(), whole.isLeading());
        target.delete(store);
        Secret password = Secret.of(random());
        target.command(command()).env(PASSWORD, password).timeout(LONGEST).run();
        byte[] key = new byte[0];
        byte[] certificate = new byte[0];
        if (!target.predicting()) {
            KeyStore made = opened(target.readBytes(store), password);
            key = text("PRIVATE KEY", () -> made.getKey(ALIAS, password.reveal().toCharArray())
                    .getEncoded());
            certificate = text("CERTIFICATE", () -> made.getCertificate(ALIAS).getEncoded());
        }
        target.delete(store);
        whole.write(hands, whole.key(), key, whole.keyMode());
        whole.write(hands, whole.chain(), certificate, CertificateComponent.PUBLIC);
    }

    private String[] command() {
        String sites = names.stream().map(SiteName::general).collect(Collectors.joining(","));
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-sigalg",
            "SHA256withECDSA",
            "-startdate",
            "-1H",
            "-validity",
            Integer.toString(days),
            "-dname",
            "CN=" + names.get(0).text().replace("*.", ""),
            "-ext",
            "san=" + sites,
            "-ext",
            "eku=serverAuth",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:env",
            PASSWORD
        };
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyStore opened(byte[] content, Secret password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password.reveal().toCharArray());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Encoded {
        byte[] get() throws GeneralSecurityException;
    }

    private static byte[] text(String label, Encoded content) {
        try {
            return PemBlock.text(label, content.get()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what keytool has made can be read", e);
        }
    }
}
