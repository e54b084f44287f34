package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever lines a known_hosts file has, it is read, and a line that is right says what it says. */
class KnownHostsFuzzTest {

    private static final String SEED = "22";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
    private static final List<String> PIECES = List.of(
            "@cert-authority",
            "@revoked",
            "@other",
            " ",
            "\t",
            "#",
            "|1|",
            "|",
            "*",
            "?",
            "!",
            ",",
            "web01",
            "[web01]:2222",
            "192.0.2.1",
            "ssh-ed25519",
            "ssh-rsa",
            "AAAA",
            "AAAAC3NzaC1lZDI1NTE5",
            "=",
            "==",
            "\u00e4",
            "\0",
            "JfKTdBh7rNbXkVAQCRp4OQoPfmI=",
            "1024",
            "65537",
            "comment");

    private static Path file;

    @BeforeContainer
    static void create() throws IOException {
        file = Files.createTempFile("known", "hosts");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> line = Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
        return line.list().ofMaxSize(5).map(lines -> String.join("\n", lines));
    }

    @Property(seed = SEED, tries = 1500)
    void aRightLineIsFoundBesideAnyOthers(@ForAll("lines") String before, @ForAll("lines") String after)
            throws IOException {
        Files.writeString(file, before + "\nhost.example.com " + KEY + " comment\n" + after);

        List<KnownHostLines.KnownKey> keys = KnownHostLines.read(file).of("host.example.com");

        assertThat(keys)
                .filteredOn(key -> key.marker() == KnownHostLines.Marker.PLAIN)
                .extracting(key -> key.key().type() + " " + key.key().base64())
                .contains(KEY);
    }

    /** Hashed with nothing: sshj's reader throws what is no IOException. */
    @Example
    void aDamagedHashIsNobodys() throws IOException {
        Files.writeString(file, "|1||1| " + KEY);

        assertThat(KnownHostLines.read(file).of("host.example.com")).isEmpty();
    }

    @Property(seed = SEED, tries = 1000)
    void anyBytesAreRead(@ForAll byte[] bytes, @ForAll("lines") String name) throws IOException {
        Files.write(file, bytes);
        assertThat(KnownHostLines.read(file).of(name)).isEmpty();

        Files.writeString(file, name + "\n" + new String(bytes, StandardCharsets.ISO_8859_1));
        assertThat(KnownHostLines.read(file).of(name)).isNotNull();
    }
}
