package dev.launchway.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.age.AgeRecipients;
import dev.launchway.testing.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that others use read what is written here, and write what is read here: age, ssh-keygen and gpg of the system. */
class KeysOfOthersTest {

    @TempDir
    Path home;

    @Test
    void ageReadsWhatIsEncryptedHere() throws Exception {
        Installed.require("age");
        AgeIdentity identity = AgeIdentity.generate();
        Path file = own("identity", "# a comment\n" + identity.text() + "\n");
        byte[] encrypted = AgeRecipients.of(List.of(identity.recipient())).encrypt(bytes("hunter2"));

        assertThat(run(encrypted, "age", "--decrypt", "--identity", file.toString()))
                .isEqualTo(bytes("hunter2"));
    }

    @Test
    void whatAgeEncryptsIsReadHere() throws Exception {
        Installed.require("age");
        AgeIdentity identity = AgeIdentity.generate();
        byte[] encrypted = run(bytes("hunter2"), "age", "--recipient", identity.recipient());

        assertThat(identity.decrypt(encrypted)).isEqualTo(bytes("hunter2"));
    }

    @Test
    void whatAgeKeygenMakesIsAnIdentity() throws Exception {
        Installed.require("age-keygen");
        run(new byte[0], "age-keygen", "-o", home.resolve("identity").toString());
        Identities identities =
                find(Map.of(Identities.VARIABLE, home.resolve("identity").toString()));

        EnvironmentKey key = EnvironmentKey.generate();
        List<Recipient> recipients =
                List.of(RecipientText.parse(identities.firstRecipient().orElseThrow()));
        assertThat(identities.open(wrapping().wrap(key, recipients), recipients).recipient())
                .isEqualTo(key.recipient());
    }

    @Test
    void keysOfSshOpenIt() throws Exception {
        Installed.require("age", "ssh-keygen");
        for (String type : List.of("ed25519", "rsa")) {
            Path file = home.resolve(".ssh/id_" + type);
            Files.createDirectories(file.getParent());
            run(new byte[0], "ssh-keygen", "-q", "-t", type, "-N", "", "-C", "ben at home", "-f", file.toString());
            Recipient recipient = RecipientText.parse(Files.readString(Path.of(file + ".pub")));
            assertThat(recipient.text()).startsWith("ssh-" + type).endsWith(" ben at home");

            List<Recipient> recipients = List.of(recipient, x25519(AgeIdentity.generate()));
            EnvironmentKey key = EnvironmentKey.generate();
            WrappedKey wrapped = wrapping().wrap(key, recipients);
            assertThat(find(Map.of()).open(wrapped, recipients).recipient()).isEqualTo(key.recipient());
            Files.delete(file);
            assertThatThrownBy(() -> find(Map.of()).open(wrapped, recipients))
                    .isInstanceOf(KeyAccessException.class)
                    .hasMessageStartingWith("there is no identity on this machine")
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void keysOfGnuPgOpenIt() throws Exception {
        Installed.require("gpg", "gpgconf");
        Map<String, String> variables = new HashMap<>();
        Path gnupg = Files.createTempDirectory("g");
        variables.put("GNUPGHOME", gnupg.toString());
        try {
            String name = "anna@example.com";
            run(
                    variables,
                    new byte[0],
                    "gpg",
                    "--batch",
                    "--passphrase",
                    "",
                    "--quick-gen-key",
                    name,
                    "default",
                    "default");
            String listed = new String(
                    run(variables, new byte[0], "gpg", "--with-colons", "--list-keys", name), StandardCharsets.UTF_8);
            String fingerprint = Arrays.stream(listed.split("\n", -1))
                    .filter(line -> line.startsWith("fpr:"))
                    .findFirst()
                    .orElseThrow()
                    .split(":", -1)[9];

            List<Recipient> recipients =
                    List.of(RecipientText.parse("gpg:" + fingerprint), x25519(AgeIdentity.generate()));
            EnvironmentKey key = EnvironmentKey.generate();
            WrappedKey wrapped = new KeyWrapping(with(variables)).wrap(key, recipients);

            assertThat(find(variables).open(wrapped, recipients).recipient()).isEqualTo(key.recipient());
        } finally {
            run(variables, new byte[0], "gpgconf", "--kill", "all");
            try (var files = Files.walk(gnupg)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage() throws Exception {
        Recipient ssh =
                RecipientText.parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXTjVJsSQ5SvzWtFVsBqMbvxWfRDFqqxUQcrYKGHTZE");
        KeyWrapping nothing = new KeyWrapping(Map.of("PATH", home.toString()));

        assertThatThrownBy(() -> nothing.wrap(EnvironmentKey.generate(), List.of(ssh)))
                .hasMessage("the program 'age' is not installed")
                .extracting(e -> ((KeyAccessException) e).help())
                .isEqualTo("install it: on Debian, the package age");
        assertThatThrownBy(() ->
                        nothing.wrap(EnvironmentKey.generate(), List.of(RecipientText.parse("gpg:" + "AB".repeat(20)))))
                .hasMessage("the program 'gpg' is not installed");
        assertThatThrownBy(() -> wrapping()
                        .wrap(EnvironmentKey.generate(), List.of(new Recipient.Plugin("age1nosuch1qqqqqq", "nosuch"))))
                .hasMessage("the plugin age-plugin-nosuch is not installed");
    }

    @Test
    void anIdentityThatOthersCanReadIsRefused() throws Exception {
        Path file = own("identity", AgeIdentity.generate().text());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> find(Map.of(Identities.VARIABLE, file.toString())))
                .hasMessage("other users of this machine can read the identity " + file)
                .extracting(e -> ((KeyAccessException) e).help())
                .isEqualTo("chmod 600 " + file);
    }

    @Test
    void theWrongIdentityIsTold() throws Exception {
        Path file = own("identity", AgeIdentity.generate().text());
        List<Recipient> recipients = List.of(x25519(AgeIdentity.generate()));
        WrappedKey wrapped = wrapping().wrap(EnvironmentKey.generate(), recipients);

        assertThatThrownBy(
                        () -> find(Map.of(Identities.VARIABLE, file.toString())).open(wrapped, recipients))
                .hasMessageStartingWith("no identity on this machine opens the secrets: looked at " + file)
                .hasMessageContaining("is not encrypted for this identity");
    }

    @Test
    void textsThatAreNoRecipientSayWhatTheyAre() {
        assertNoRecipient("", "is no recipient");
        assertNoRecipient("anna@example.com", "'anna@example.com' is no recipient");
        assertNoRecipient(AgeIdentity.generate().text(), "this is an identity, which is private");
        assertNoRecipient(withOtherEnd(AgeIdentity.generate().recipient()), "letters are missing, or wrong");
        assertNoRecipient("ssh-ed25519 AAAAC3Nza", "this is no SSH key of the type ssh-ed25519");
        assertNoRecipient("ecdsa-sha2-nistp256 AAAA", "age does not encrypt for SSH keys of the type ecdsa");
        assertNoRecipient("gpg:anna@example.com", "names no key of GnuPG");
    }

    private static String withOtherEnd(String recipient) {
        return recipient.substring(0, recipient.length() - 1) + (recipient.endsWith("q") ? "p" : "q");
    }

    private static void assertNoRecipient(String text, String message) {
        assertThatThrownBy(() -> RecipientText.parse(text))
                .isInstanceOf(InvalidRecipientException.class)
                .hasMessageContaining(message);
    }

    private Path own(String name, String text) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Identities find(Map<String, String> variables) throws KeyAccessException {
        return Identities.find(new IdentityPlaces(Optional.empty(), with(variables), home, Optional.empty()));
    }

    private static Map<String, String> with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", System.getenv("PATH"));
        return all;
    }

    private static KeyWrapping wrapping() {
        return new KeyWrapping(with(Map.of()));
    }

    private static Recipient x25519(AgeIdentity identity) {
        return new Recipient.X25519(identity.recipient());
    }

    private static byte[] run(byte[] input, String... argv) throws Exception {
        return run(Map.of(), input, argv);
    }

    private static byte[] run(Map<String, String> variables, byte[] input, String... argv) throws Exception {
        return new ExternalProgram(argv[0], argv[0], with(variables), true)
                .run(input, Arrays.copyOfRange(argv, 1, argv.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
