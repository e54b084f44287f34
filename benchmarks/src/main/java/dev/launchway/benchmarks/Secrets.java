package dev.launchway.benchmarks;

import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.NewFile;
import dev.launchway.secrets.file.Revising;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.secrets.key.RecipientText;
import dev.launchway.secrets.key.SecretsException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 1000 secrets for 5 recipients, read as a run reads them, against their bare decryption; and one of them given anew. */
public final class Secrets {

    static final int COUNT = 1000;

    private static final int RECIPIENTS = 5;
    private static final int OF_A_COMPONENT = 10;
    private static final Pattern ENCRYPTED = Pattern.compile("(?:age|value) = \"([^\"]+)\"");

    private Secrets() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when the secrets cannot be made or read
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("launchway-secrets");
        try {
            measure(directory);
        } finally {
            Project.delete(directory);
        }
    }

    /** The name of a secret in its file. */
    static String key(int number) {
        return "component.c" + number / OF_A_COMPONENT + ".password" + number % OF_A_COMPONENT;
    }

    private static void measure(Path directory)
            throws IOException, InterruptedException, SecretsException, InvalidKeyException {
        Path environments = Files.createDirectory(directory.resolve("environments"));
        Path identity = Files.createFile(
                directory.resolve("identity"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Path file = environments.resolve("dev.secrets.toml");
        Files.writeString(environments.resolve("dev.toml"), "[hosts]\nhere = [\"c0\"]\n");
        Files.writeString(file, secrets(identity));
        Path encrypted = encrypted(directory, Files.readString(file));
        Contest contest = new Contest(directory, 9);
        List<String> bare = java(BareDecryption.class.getName(), identity.toString(), encrypted.toString());
        contest.run(
                "1000 secrets, read for a run",
                "at most 3",
                java(ReadSecrets.class.getName(), environments.toString(), identity.toString()),
                bare);
        List<String> before = Files.readAllLines(file);
        List<String> generate = java(
                "dev.launchway.cli.Main",
                "secrets",
                "generate",
                "dev",
                key(0),
                "--directory",
                environments.toString(),
                "--identity",
                identity.toString());
        contest.run("one of 1000 generated anew", "none", generate, bare);
        List<String> after = new ArrayList<>(Files.readAllLines(file));
        after.removeAll(before);
        System.out.println("lines that differ then: " + after.size());
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Project.JAVA, "-cp", Project.CLASS_PATH));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String secrets(Path identity) throws IOException, SecretsException, InvalidKeyException {
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < RECIPIENTS; i++) {
            AgeIdentity one = AgeIdentity.generate();
            recipients.add(RecipientText.parse(one.recipient()));
            Files.writeString(identity, one.text() + "\n");
        }
        KeyWrapping wrapping = new KeyWrapping(System.getenv());
        SecretsFile empty = SecretsFile.parse("dev.secrets.toml", NewFile.text("dev", recipients, wrapping));
        EnvironmentKey key = empty.open(Identities.find(
                new IdentityPlaces(Optional.of(identity), Map.of(), identity.getParent(), Optional.empty())));
        StringBuilder clear = new StringBuilder(ClearText.of(empty, key));
        for (int i = 0; i < COUNT; i++) {
            if (i % OF_A_COMPONENT == 0) {
                clear.append("\n[component.c").append(i / OF_A_COMPONENT).append("]\n");
            }
            clear.append("password").append(i % OF_A_COMPONENT);
            clear.append(" = \"the password of number ").append(i).append("\"\n");
        }
        Revising.Before before = new Revising.Before(empty, key, Map.of());
        return Revising.revise(clear.toString(), before, false, LocalDate.EPOCH, wrapping)
                .text();
    }

    /** What is encrypted, for a program that knows nothing of TOML: the key, then the values. */
    private static Path encrypted(Path directory, String text) throws IOException {
        Path file = directory.resolve("encrypted");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            Matcher matcher = ENCRYPTED.matcher(text);
            while (matcher.find()) {
                byte[] bytes = Base64.getDecoder().decode(matcher.group(1));
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
        return file;
    }
}
