package dev.launchway.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where secrets are found, and what is left alone. */
class RedactorTest {

    private static final List<String> VALUES = List.of(
            "hunter2-x9",
            "p&ss <w>ord\"7'",
            "größe/€+42=!",
            "tab\tand\\back$slash`",
            "a%20b%",
            "Zq8r2Kx1vB6tYw3mNc5hJd7gLf9s",
            "𝔘nicode-𝔖ecret");

    private static Redactor knowing(String... values) {
        return known(values).redactor();
    }

    private static KnownSecrets known(String... values) {
        KnownSecrets secrets = new KnownSecrets();
        for (String value : values) {
            secrets.made(Secret.of(value));
        }
        return secrets;
    }

    private static Map<String, UnaryOperator<String>> encodings() {
        return Map.ofEntries(
                Map.entry("plain", value -> value),
                Map.entry("base64", value -> base64(value)),
                Map.entry("base64 without padding", value -> base64(value).replace("=", "")),
                Map.entry("base64 of user:password", value -> base64("anna:" + value)),
                Map.entry("base64 after one byte", value -> base64("a" + value + "b")),
                Map.entry("base64 after two bytes", value -> base64("ab" + value + "cde")),
                Map.entry("base64 for URLs", value -> Base64.getUrlEncoder().encodeToString(bytes(value))),
                Map.entry(
                        "base64 for URLs without padding",
                        value -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("x" + value))),
                Map.entry("form", value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
                Map.entry("URL", value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")),
                Map.entry("URL in small letters", value -> percent(value)),
                Map.entry("JSON", value -> json(value)),
                Map.entry("JSON in ASCII", value -> ascii(json(value))),
                Map.entry("JSON with slashes", value -> json(value).replace("/", "\\/")),
                Map.entry("JSON in JSON", value -> json(json(value))),
                Map.entry("XML", value -> xml(value)),
                Map.entry("XML by numbers", value -> numbers(value)),
                Map.entry("shell", value -> "'" + value.replace("'", "'\\''") + "'"),
                Map.entry("shell with double quotes", value -> "'" + value.replace("'", "'\"'\"'") + "'"),
                Map.entry("shell with backslashes", value -> value.replaceAll("([^A-Za-z0-9])", "\\\\$1")),
                Map.entry("SQL", value -> "'" + value.replace("'", "''") + "'"),
                Map.entry("CSV", value -> "\"" + value.replace("\"", "\"\"") + "\""),
                Map.entry(
                        "properties",
                        value -> ascii(
                                value.replace("\\", "\\\\").replace("=", "\\=").replace("\t", "\\t"))),
                Map.entry("C", value -> octal(value)),
                Map.entry("hexadecimal", value -> HexFormat.of().formatHex(bytes(value))),
                Map.entry(
                        "hexadecimal in capitals",
                        value -> HexFormat.of().withUpperCase().formatHex(bytes(value))));
    }

    static Stream<String> namesOfEncodings() {
        return encodings().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("namesOfEncodings")
    void findsEachEncoding(String encoding) {
        Redactor redactor = knowing(VALUES.toArray(new String[0]));
        for (String value : VALUES) {
            String encoded = encodings().get(encoding).apply(value);

            String shown = redactor.redact("the value " + encoded + " stands here");

            assertThat(shown)
                    .as("%s of %s: %s", encoding, value, encoded)
                    .startsWith("the value ")
                    .endsWith(" stands here")
                    .contains("(secret)")
                    .doesNotContain(encoded.replaceAll("^['\"]|['\"]$", ""));
            assertThat(shown.length()).as("%s: %s", encoding, shown).isLessThan("the value ".length() + 45);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin, the administrator",
        "dev, true >/devices",
        "root, rooted trees",
        "123, 0.1234 s",
        "postgr, postgres started",
        "543210, took 15432109 ns",
        "ab, abc",
        "k8s-1, k8s-10",
    })
    void leavesInnocentWordsAlone(String secret, String text) {
        assertThat(knowing(secret).redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, user=admin;, user=(secret);",
        "admin, 'the admin', 'the (secret)'",
        "s3cr, is s3cr., is (secret).",
        "hunter2, xhunter2y, x(secret)y",
        "aB3dE6g8, xaB3dE6g8y, x(secret)y",
        "sunshine, sunshines, (secret)s",
        "correct horse, a correct horse b, a (secret) b",
        "correct horse, q=correct+horse&x, q=(secret)&x",
    })
    void hidesWhatIsNoPartOfAWord(String secret, String text, String shown) {
        assertThat(knowing(secret).redact(text)).isEqualTo(shown);
    }

    /** Hidden wherever it stands, the name of a host would tell the password. */
    @Test
    void aNameThatEverybodyKnowsIsNoSecret() {
        KnownSecrets secrets = known("guestbook", "other-secret");
        secrets.addNames(List.of("guestbook"));

        assertThat(secrets.redactor().redact("guestbook > File other-secret")).isEqualTo("guestbook > File (secret)");
    }

    @Test
    void linesOfASecretAreFoundByThemselves() {
        String key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"
                + "-----END PRIVATE KEY-----\n";
        Redactor redactor = knowing(key);

        assertThat(redactor.redact("read: BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj")).isEqualTo("read: (secret)");
        assertThat(redactor.redact("-----BEGIN PRIVATE KEY-----")).isEqualTo("-----BEGIN PRIVATE KEY-----");
        assertThat(redactor.redact(json(key))).doesNotContain("MII").doesNotContain("BKcw");
        assertThat(redactor.redactLines(List.of("a", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "b")))
                .containsExactly("a", "(secret)", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 76})
    void brokenLinesOfBase64AreFound(int columns) {
        String value = "a longer secret that no line of base64 can hold, because lines are broken, " + "x".repeat(60);
        String encoded = base64(value);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < encoded.length(); i += columns) {
            lines.add(encoded.substring(i, Math.min(encoded.length(), i + columns)));
        }

        assertThat(knowing(value).redactLines(lines)).allMatch("(secret)"::equals);
    }

    @Test
    void filesThatAreNoTextAreFoundEncoded() {
        byte[] content = new byte[200];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 7);
        }
        KnownSecrets secrets = new KnownSecrets();
        secrets.made(SecretFile.of("store.p12", content));

        assertThat(secrets.redactor().redact("x " + Base64.getEncoder().encodeToString(content)))
                .isEqualTo("x (secret)");
        assertThat(secrets.in(content)).containsExactly("store.p12");
    }

    @Test
    void noPartIsLeftWhereTextIsCut() {
        String value = "Zq8r2Kx1vB6tYw3mNc5hJd7gLf9s";
        Redactor redactor = knowing(value);
        for (int before = 970; before <= 1001; before++) {
            String text = ".".repeat(before) + value + ".".repeat(5000);
            assertThat(redactor.redactStart(text, 1000)).doesNotContain("Zq8").doesNotContain("f9s");
            assertThat(redactor.redactEnd(".".repeat(5000) + value + ".".repeat(before), 1000))
                    .doesNotContain("Zq8")
                    .doesNotContain("f9s");
        }
    }

    @Test
    void manyLinesAreRedactedOneByOneToo() {
        Redactor redactor = knowing("p&ss <w>ord", "first line of it\nsecond line of it");
        List<String> lines =
                new ArrayList<>(Collections.nCopies(30_000, "a line of fifty characters, as there are many of"));
        lines.set(100, "x " + xml("p&ss <w>ord") + " y");
        lines.set(200, "x first line of it");
        lines.set(201, "second line of it y");

        List<String> redacted = redactor.redactLines(lines);

        assertThat(redacted).hasSize(30_000);
        assertThat(redacted.get(100)).isEqualTo("x (secret) y");
        assertThat(redacted.get(200)).isEqualTo("x (secret)");
        assertThat(redacted.get(201)).isEqualTo("(secret) y");
    }

    @Test
    void derivedSecretsAreKnownToo() {
        KnownSecrets secrets = new KnownSecrets();
        secrets.listen();
        Secret password = Secret.of("hunter2-x9").named("db.password");
        password.map(value -> new StringBuilder(value).reverse().toString());

        assertThat(secrets.redactor().redact("it is 9x-2retnuh")).isEqualTo("it is (secret)");
        assertThat(secrets.in("it is 9x-2retnuh")).containsExactly("db.password");
        new KnownSecrets().listen();
    }

    @Test
    void whatIsMadeLaterIsFoundByTheSameRedactor() {
        KnownSecrets secrets = known("hunter2-x9");
        Redactor redactor = secrets.redactor();
        secrets.made(Secret.of("hunter2-x9").named("db.password"));
        secrets.made(Secret.of("another-one-8").named("db.other"));

        assertThat(secrets.redactor()).isSameAs(redactor);
        assertThat(secrets.in("hunter2-x9 another-one-8")).containsExactly("db.other", "db.password");
    }

    @Test
    void aThousandSecretsAreFoundInOnePass() {
        KnownSecrets secrets = new KnownSecrets();
        for (int i = 0; i < 1000; i++) {
            secrets.made(Secret.of("secret-value-" + i + "-of-many"));
        }
        Redactor redactor = secrets.redactor();

        assertThat(redactor.redact("a secret-value-999-of-many b")).isEqualTo("a (secret) b");
        assertThat(redactor.redact("a " + base64("u:secret-value-7-of-many") + " b"))
                .isEqualTo("a (secret) b");
        String line = "{\"msg\": \"a usual line of a program\", \"path\": \"\\/var\\/lib\", \"n\": 12345}";
        for (int i = 0; i < 20_000; i++) {
            assertThat(redactor.redact(line)).isSameAs(line);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static String percent(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes(text)) {
            out.append(String.format(Locale.ROOT, "%%%02x", b));
        }
        return out.toString();
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\n", "\\n");
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return out.toString();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    private static String numbers(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) && c < 128;
            out.append(plain ? Character.toString(c) : (c % 2 == 0 ? "&#" + c : "&#x" + Integer.toHexString(c)) + ";");
        });
        return out.toString();
    }

    private static String octal(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c != '\\' && c != '"' && c >= ' ';
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\%03o", (int) c));
        }
        return out.toString();
    }
}
