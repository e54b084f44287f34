package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineEndsTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Consumer<Configuration> adds(Supplier<?> component) {
        return here -> here.add(component.get());
    }

    private String written(Supplier<File> file) {
        theatre.deploy(adds(file));
        assertThat(theatre.deploy(adds(file)).changed()).isEmpty();
        return disk.read("a");
    }

    @Test
    void textHasLineFeedsWhateverItWasMadeOf() {
        assertThat(written(() -> File.at("a").rendered("windows.txt"))).isEqualTo("a\nHello\n");
        assertThat(written(() -> File.at("a").content("a\r\nb\n\rc\r"))).isEqualTo("a\nb\n\rc\r");
        assertThat(written(() -> File.at("a").content(Secret.of("one\r\ntwo\r\n"))))
                .isEqualTo("one\ntwo\n");
        assertThat(written(() -> File.at("a").content("a\r\nb").lineEnds(LineEnds.LF)))
                .isEqualTo("a\nb");
    }

    @Test
    void textHasOtherLineEndsWhereThatIsSaid() {
        assertThat(written(() -> File.at("a").rendered("windows.txt").lineEnds(LineEnds.CRLF)))
                .isEqualTo("a\r\nHello\r\n");
        assertThat(written(() -> File.at("a").rendered("greeting.txt").lineEnds(LineEnds.CRLF)))
                .isEqualTo("Hello on here\r\n");
        assertThat(written(() -> File.at("a").content("a\nb\r\n\n").lineEnds(LineEnds.CRLF)))
                .isEqualTo("a\r\nb\r\n\r\n");
    }

    @Test
    void whatIsCopiedStaysAsItIs() {
        assertThat(written(() -> File.at("a").source("windows.txt"))).startsWith("a\r\n");
        assertThat(written(() -> File.at("a").content("b\r\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("b\r\n");
        assertThat(theatre.problems(
                        adds(() -> File.at("a").source("windows.txt").lineEnds(LineEnds.CRLF))))
                .contains("File(\"a\") has lineEnds, but it is copied as it is: drop .lineEnds(…)");
    }

    @Test
    void theContentThatAParentReadsIsWhatIsWritten() throws Exception {
        theatre.deploy(here -> {
            File file = here.add(File.at("b").content("a\r\n").lineEnds(LineEnds.CRLF));
            here.add(File.at("a").content(file.content().replace("\r", "CR") + file.checksum()));
        });

        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(disk.bytes("b"));
        assertThat(disk.read("a")).isEqualTo("aCR\n" + HexFormat.of().formatHex(sha256));
    }
}
