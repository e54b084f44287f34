package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.ini.IniFile;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens before new content takes the place of the old one: it is checked, and the old one is kept. */
class ReplacingTest {

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

    /** A validator that takes content with a word in it, and writes down what it saw. */
    private static File checked(String content) {
        return File.at("app.conf")
                .content(content)
                .validate(
                        "sh",
                        "-c",
                        "ls -l {} | cut -c1-10 >>seen; cat {} >>seen; grep -q good {} || { echo line 1 is bad >&2; exit 3; }");
    }

    @Test
    void contentThatPassesTakesItsPlace() {
        theatre.deploy(adds(() -> checked("good 1\n").mode("0640")));

        assertThat(disk.read("app.conf")).isEqualTo("good 1\n");
        assertThat(disk.read("seen")).isEqualTo("-rw-r-----\ngood 1\n");
        assertThat(disk.tree()).containsExactlyInAnyOrder("app.conf", "seen");
    }

    @Test
    void contentThatIsRefusedLeavesTheOldOneInForceAndTheNextRunGoesOn() {
        theatre.deploy(adds(() -> checked("good 1\n")));
        disk.age("app.conf");

        Run run = theatre.deploy(adds(() -> checked("b\u00f6se\n")));

        assertThat(run.failure())
                .startsWith("File(\"app.conf\") > Content: sh …: refuses the new content of " + disk.path("app.conf")
                        + ", which stays as it was: exit code 3");
        assertThat(run.events().toString()).contains("line 1 is bad");
        assertThat(disk.read("app.conf")).isEqualTo("good 1\n");
        assertThat(disk.isAged("app.conf")).isTrue();
        assertThat(disk.tree()).containsExactlyInAnyOrder("app.conf", "seen");

        assertThat(theatre.deploy(adds(() -> checked("b\u00f6se\n"))).failure()).contains("refuses");
        theatre.deploy(adds(() -> checked("good 2\n")));
        assertThat(disk.read("app.conf")).isEqualTo("good 2\n");
    }

    @Test
    void aNewFileThatIsRefusedIsNotWritten() {
        Run run = theatre.deploy(adds(() -> checked("bad")));

        assertThat(run.failure()).contains("which was not written: exit code 3");
        assertThat(disk.tree()).containsExactly("seen");
    }

    @Test
    void itRunsOnlyForNewContent() {
        theatre.deploy(adds(() -> checked("good\n")));
        disk.write("seen", "");

        theatre.deploy(adds(() -> checked("good\n")));
        theatre.deploy(adds(() -> checked("good\n").mode("0600")));

        assertThat(disk.read("seen")).isEmpty();
        assertThat(disk.mode("app.conf")).isEqualTo("rw-------");
    }

    @Test
    void aPredictionListsItAndLeavesNothing() {
        disk.write("app.conf", "good 1\n");

        Run run = theatre.predict(adds(() -> checked("bad\n").backup()));

        assertThat(run.events().stream()
                        .filter(RunEvent.WouldDo.class::isInstance)
                        .map(event -> ((RunEvent.WouldDo) event).what()))
                .singleElement()
                .asString()
                .startsWith("run sh -c")
                .contains(".launchway-check.app.conf");
        assertThat(run.changed()).containsExactly("File(\"app.conf\") > Content");
        assertThat(disk.tree()).containsExactly("app.conf");
    }

    @Test
    void allOfSeveralChecksMustPass() {
        Run run = theatre.deploy(
                adds(() -> File.at("a").content("x").validate("true", "{}").validate("false", "{}")));

        assertThat(run.failure()).contains("false …: refuses the new content of");
        assertThat(disk.tree()).isEmpty();
    }

    @Test
    void aValidatorThatIsMissingIsNamed() {
        Run run = theatre.deploy(adds(() -> File.at("a").content("x").validate("no-such-lint", "--file={}")));

        assertThat(run.failure())
                .contains("no-such-lint", "cannot check the new content of", "there is no program 'no-such-lint'");
        assertThat(disk.tree()).isEmpty();
    }

    @Test
    void aValidatorNeedsThePath() {
        assertThat(theatre.problems(adds(() -> File.at("a").content("x").validate("nginx", "-t"))))
                .contains("File(\"a\"): 'nginx -t' does not say where it gets the new content: write \"{}\"");
        assertThat(theatre.problems(adds(() -> File.at("a").content("x").validate())))
                .contains("needs a program");
    }

    @Test
    void aSecretIsForItsOwnerAloneWhileItIsChecked() {
        Secret secret = Secret.of("hunter2hunter2");
        theatre.deploy(adds(() -> File.at("pw").content(secret).validate("sh", "-c", "ls -l {} | cut -c1-10 >seen")));

        assertThat(disk.read("seen")).isEqualTo("-rw-------\n");
    }

    @Test
    void otherFilesAreCheckedToo() {
        String[] refuses = {"grep", "-q", "good", "{}"};

        assertThat(theatre.deploy(adds(() ->
                                JsonContent.at("a.json").data(Map.of("a", "b")).validate(refuses)))
                        .failure())
                .contains("refuses");
        assertThat(theatre.deploy(adds(() ->
                                IniFile.at("a.ini").value("a", "b").backup().validate(refuses)))
                        .failure())
                .contains("refuses");
        theatre.deploy(
                adds(() -> YamlContent.at("a.yaml").data(Map.of("a", "good")).validate(refuses)));
        assertThat(disk.tree()).containsExactly("a.yaml");
    }

    @Test
    void aFileWithBlocksIsCheckedAsAWhole() {
        disk.write("hosts", "foreign good\n");
        disk.setMode("hosts", "rw-r-----");

        theatre.deploy(adds(() -> ManagedContent.at("hosts")
                .block("b", "line\n")
                .backup()
                .validate("sh", "-c", "ls -l {} | cut -c1-10 >seen; grep -q 'foreign good' {} && grep -q line {}")));
        Run run = theatre.deploy(adds(
                () -> ManagedContent.at("hosts").block("b", "other\n").backup().validate("grep", "-q", "line", "{}")));

        assertThat(run.failure()).startsWith("ManagedContent(\"hosts\"): grep …: refuses the new content");
        assertThat(disk.read("hosts")).startsWith("foreign good\n").contains("\nline\n");
        assertThat(disk.read("hosts.~1~")).isEqualTo("foreign good\n");
        assertThat(disk.read("seen")).isEqualTo("-rw-r-----\n");
    }

    @Test
    void whatIsNoFileIsNotChecked() {
        assertThat(theatre.problems(adds(() -> File.at("d").directory().validate("true", "{}"))))
                .contains("File(\"d\") is a directory, which has no content to check: drop .validate(…)");
        assertThat(theatre.problems(adds(() -> File.at("l").symlink("x").backup())))
                .contains("File(\"l\") is a symlink, which has no former content to keep: drop .backup()");
    }

    @Test
    void aFileIsCheckedBeforeItIsWrittenInPlace() throws Exception {
        Path file = disk.write("app.conf", "good 1\n");
        Files.createLink(disk.path("other"), file);

        theatre.deploy(adds(() -> checked("bad\n").inPlace()));
        assertThat(disk.read("other")).isEqualTo("good 1\n");
        theatre.deploy(adds(() -> checked("good 2\n").inPlace().backup()));
        assertThat(disk.read("other")).isEqualTo("good 2\n");
        assertThat(disk.read("app.conf.~1~")).isEqualTo("good 1\n");
    }

    @Test
    void theLastFiveContentsAreKept() {
        for (int i = 1; i <= 8; i++) {
            String content = "content " + i;
            theatre.deploy(adds(() -> File.at("a").content(content).backup()));
        }

        assertThat(disk.tree()).containsExactlyInAnyOrder("a", "a.~3~", "a.~4~", "a.~5~", "a.~6~", "a.~7~");
        assertThat(disk.read("a.~7~")).isEqualTo("content 7");
        assertThat(disk.read("a.~3~")).isEqualTo("content 3");
    }

    @Test
    void aBackupIsForWhoDeploysAlone() {
        disk.write("a", "password");
        disk.setMode("a", "rwxr-xr-x");

        theatre.deploy(adds(() -> File.at("a").content("b").mode("0644").backup()));

        assertThat(disk.mode("a.~1~")).isEqualTo("rwx------");
    }

    @Test
    void whatChangedByHandIsKeptTooAndNothingTwice() {
        Supplier<File> file = () -> File.at("a").content("ours").backup();
        theatre.deploy(adds(file));
        disk.write("a", "by hand");
        theatre.deploy(adds(file));
        assertThat(theatre.deploy(adds(file)).changed()).isEmpty();
        disk.write("a", "by hand");
        theatre.deploy(adds(file));

        assertThat(disk.tree()).containsExactlyInAnyOrder("a", "a.~1~");
        assertThat(disk.read("a.~1~")).isEqualTo("by hand");
    }

    @Test
    void aSymlinkIsReplacedWithoutABackup() {
        disk.write("real", "x");
        disk.link("a", "real");

        theatre.deploy(adds(() -> File.at("a").content("y").backup()));

        assertThat(disk.tree()).containsExactlyInAnyOrder("a", "real");
    }

    @Test
    void aRefusedContentIsNoReasonForABackup() {
        disk.write("app.conf", "good 1\n");

        theatre.deploy(adds(() -> checked("bad\n").backup()));

        assertThat(disk.tree()).containsExactlyInAnyOrder("app.conf", "seen");
    }

    @Test
    void itHasItsOwnerWhileItIsChecked() throws Exception {
        disk.write("app.conf", "good 1\n");
        assumeTrue(Files.getAttribute(disk.path("app.conf"), "unix:uid").equals(0), "only the superuser may");

        theatre.deploy(adds(() -> File.at("app.conf")
                .content("x")
                .mode("0440")
                .owner("4711")
                .group("4712")
                .validate("sh", "-c", "stat -c '%a %u %g' {} >seen")));

        theatre.deploy(adds(() -> File.at("new.conf")
                .content("x")
                .owner("4711")
                .group("4712")
                .validate("sh", "-c", "stat -c '%u %g' {} >>seen")));

        assertThat(disk.read("seen")).isEqualTo("440 4711 4712\n4711 4712\n");
    }

    /** A tool, its arguments, content that it takes, and content that it refuses with what it says. */
    private record Tool(String program, List<String> arguments, String good, String bad, String said) {}

    @Test
    void realToolsRefuseWhatIsWrong() {
        List<Tool> tools = List.of(
                new Tool("/bin/sh", List.of("-n", "{}"), "echo ok\n", "if then\n", "yntax error"),
                new Tool("/usr/sbin/visudo", List.of("-cf", "{}"), "root ALL=(ALL) ALL\n", "root AL\n", "syntax error"),
                new Tool(
                        "/usr/sbin/nginx",
                        List.of("-t", "-c", "{}"),
                        "events {}\nhttp { server { listen 127.0.0.1:8099; } }\n",
                        "events {\n",
                        "unexpected end of file"));
        for (Tool tool : tools) {
            assumeTrue(Files.isExecutable(Path.of(tool.program())), tool.program());
            String name = Path.of(tool.program()).getFileName() + ".conf";
            String[] argv = Stream.concat(Stream.of(tool.program()), tool.arguments().stream())
                    .toArray(String[]::new);

            theatre.deploy(
                    adds(() -> File.at(name).content(tool.good()).mode("0440").validate(argv)));
            Run run = theatre.deploy(
                    adds(() -> File.at(name).content(tool.bad()).mode("0440").validate(argv)));

            assertThat(run.failure()).contains("refuses the new content of " + disk.path(name));
            assertThat(run.events().toString()).contains(tool.said());
            assertThat(disk.read(name)).isEqualTo(tool.good());
        }
    }
}
