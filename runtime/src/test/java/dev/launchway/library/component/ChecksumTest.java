package dev.launchway.library.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.File;
import dev.launchway.library.file.JsonContent;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {

    /** From FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path base;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isThatOfThePrograms() {
        assertThat(Checksum.of(utf8("abc"))).isEqualTo(OF_ABC);
    }

    @Test
    void ofSeveralThingsDependsOnEachAndOnWhereItEnds() {
        assertThat(List.of(
                        Checksum.ofAll(),
                        Checksum.ofAll((Object) null),
                        Checksum.ofAll(""),
                        Checksum.ofAll("a", "bc"),
                        Checksum.ofAll("ab", "c"),
                        Checksum.ofAll("abc"),
                        Checksum.ofAll("c", "ab"),
                        Checksum.ofAll(1, 2),
                        Checksum.ofAll(12)))
                .doesNotHaveDuplicates();
        assertThat(Checksum.ofAll("a", 5, Path.of("x"))).isEqualTo(Checksum.ofAll(utf8("a"), "5", "x"));
    }

    @Test
    void ofAFileIsKnownBeforeItIsWritten() {
        Theatre theatre = new Theatre(base);
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();

        theatre.verify(probe -> {
                    after.add(probe.checksum(probe.workdir().resolve("a")));
                    after.add(probe.checksum(probe.workdir().resolve("b.json")));
                })
                .deploy(here -> {
                    before.clear();
                    before.add(here.add(File.at("a").content("abc")).checksum());
                    before.add(here.add(JsonContent.at("b.json").data(Map.of("a", 1)))
                            .checksum());
                });

        assertThat(before).isEqualTo(after).startsWith(OF_ABC);
    }

    @Test
    void ofASourceOnTheTargetIsNotKnown() {
        assertThat(new Theatre(base).problems(here -> here.add(File.at("a").source("/etc/hostname"))
                        .checksum()))
                .contains("File(\"a\") has no content that is known here");
    }
}
