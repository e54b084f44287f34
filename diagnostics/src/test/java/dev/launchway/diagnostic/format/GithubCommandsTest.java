package dev.launchway.diagnostic.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubCommandsTest {

    @TempDir
    private Path directory;

    @Test
    void whatWouldEndACommandIsEscaped() throws IOException {
        Files.createFile(directory.resolve("a,b 100%.toml"));
        Finding finding = Finding.of(Code.LW210_UNSATISFIED_REQUIREMENT, Severity.ERROR, "100% of: a, b")
                .detail("more")
                .at(new Place("a,b 100%.toml", 3, 0));

        assertThat(GithubCommands.of(List.of(finding), new SourceTree(directory).add(directory)))
                .isEqualTo("::error file=a%2Cb 100%25.toml,line=3,title=LW210::100%25 of: a, b%0A    more\n");
    }

    @Test
    void nothingFoundIsNoCommand() {
        assertThat(GithubCommands.of(List.of(), new SourceTree(directory))).isEmpty();
    }
}
