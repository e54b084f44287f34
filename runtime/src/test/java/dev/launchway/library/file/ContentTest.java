package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @Test
    void writesAFile() {
        disk.write("there", "old");

        theatre.deploy(here -> {
            here.add(Content.of("there", "new"));
            here.add(Content.of(here.map("missing"), "bytes".getBytes(StandardCharsets.UTF_8)));
        });

        assertThat(disk.read("there")).isEqualTo("new");
        assertThat(disk.read("missing")).isEqualTo("bytes");
        assertThat(theatre.deploy(here -> here.add(Content.of("there", "new"))).changed())
                .isEmpty();
    }

    @Test
    void clashesWithTheFileAtItsPath() {
        assertThat(theatre.problems(here -> {
                    here.add(File.at("a").content("1"));
                    here.add(Content.of("a", "2"));
                }))
                .contains("two components decide about the content of work/stage/a");
    }
}
