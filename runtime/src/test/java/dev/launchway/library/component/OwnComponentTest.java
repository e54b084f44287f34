package dev.launchway.library.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.ini.IniFile;
import com.example.ini.Notice;
import com.example.ini.Reload;
import dev.launchway.api.Configuration;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Components of a user's own, in a package of their own, made of what the library's are made of. */
class OwnComponentTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Path file;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        file = theatre.workdir().resolve("etc/app.ini");
    }

    private static Consumer<Configuration> service(String port) {
        return here -> {
            IniFile config = here.add(
                    IniFile.at("etc/app.ini").value("port", port).leading().mode("0640"));
            here.add(Reload.of("touch", "reloaded").on(config));
        };
    }

    @Test
    void haveSettingsPartsAndDependencies() throws IOException {
        assertThat(theatre.deploy(service("80")).changed())
                .containsExactly("IniFile(\"etc/app.ini\") > Content", "Reload(\"touch\")");
        assertThat(Files.readString(file)).isEqualTo("port = 80\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(theatre.workdir().resolve("reloaded")).exists();

        assertThat(theatre.deploy(service("80")).changed()).isEmpty();

        Run predicted = theatre.predict(service("81"));
        assertThat(predicted.diffs()).containsExactly("-port = 80", "+port = 81");
        assertThat(Files.readString(file)).isEqualTo("port = 80\n");
    }

    /** What they were shown proves that they are unchanged, and no longer does after a drift. */
    @TestFactory
    Stream<DynamicTest> areProvenWhereTheyAreObserved(@TempDir Path directory) {
        Instant late = Instant.parse("2999-12-31T00:00:00Z");
        return BlockInvariant.of(Notice.class)
                .deployed(here -> {
                    here.add(Notice.at("notice").until(late));
                    service("80").accept(here);
                })
                .present(disk -> {
                    assertThat(disk.read("notice")).isEqualTo("Maintenance tonight\n");
                    assertThat(disk.read("etc/app.ini")).isEqualTo("port = 80\n");
                })
                .drift("removed", disk -> disk.delete("notice"))
                .drift("other content of a part", disk -> disk.write("etc/app.ini", "port = 81\n"))
                .removed(
                        here -> here.add(Notice.at("notice").until(Instant.EPOCH)),
                        disk -> assertThat(disk.exists("notice")).isFalse())
                .in(directory);
    }

    @Test
    void refuseWhatIsInTheWay() throws IOException {
        Files.createDirectories(file.resolve("full"));

        assertThat(theatre.deploy(service("80")).failure())
                .contains("a directory that is not empty stands at " + file + ", where a file must be");
    }

    @Test
    void areCheckedWhereTheyAreMade() {
        assertThatThrownBy(() -> IniFile.at("a").mode("rw-"))
                .hasMessageStartingWith("IniFile(\"a\"): ")
                .hasMessageContaining("rw-");
        assertThatThrownBy(() -> IniFile.at(" ")).hasMessageStartingWith("the path is empty");
        assertThatThrownBy(Reload::of).hasMessageStartingWith("a command needs a program");
        assertThatThrownBy(() -> Reload.of("a").on((Object) null)).hasMessageStartingWith(".on(…) got null");
    }

    /** The guide shows these very components. */
    @Test
    void areThoseOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("../docs/writing-components.md"));
        for (String name : new String[] {"IniFile", "Reload", "Notice"}) {
            String source = Files.readString(Path.of("src/test/java/com/example/ini/" + name + ".java"));
            assertThat(guide).contains("```java\n" + source + "```");
        }
    }
}
