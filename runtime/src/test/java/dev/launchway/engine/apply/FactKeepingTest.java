package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When facts are kept, when they prove something, and what is said where there are none. */
class FactKeepingTest {

    private static void files(Configuration here) {
        here.add(File.at("etc/app.conf").content("port = 80\n").mode("0640").leading());
        here.add(Directory.at("data"));
    }

    private final Path base;
    private final Theatre theatre;

    FactKeepingTest(@TempDir Path base) {
        this.base = base;
        this.theatre = new Theatre(base).proving();
    }

    private static List<String> unproven(Run run) {
        return run.events().stream()
                .filter(NotProven.class::isInstance)
                .map(event -> ((NotProven) event).why())
                .toList();
    }

    private static boolean proven(Run run) {
        return run.events().stream()
                .filter(RunEvent.RootFinished.class::isInstance)
                .allMatch(event -> ((RunEvent.RootFinished) event).took().isZero());
    }

    @Test
    void provesWhatWasDeployedOnce() {
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
        Run first = theatre.deploy(FactKeepingTest::files);
        assertThat(first.finished().changed()).isPositive();
        assertThat(unproven(first)).isEmpty();
        assertThat(theatre.isProven(FactKeepingTest::files)).isTrue();

        Run second = theatre.deploy(FactKeepingTest::files);
        assertThat(proven(second)).isTrue();
        assertThat(second.finished().changed()).isZero();
        assertThat(second.finished().unchanged())
                .isEqualTo(new Theatre(base)
                        .deploy(FactKeepingTest::files)
                        .finished()
                        .unchanged())
                .isEqualTo(first.finished().changed() + first.finished().unchanged());
    }

    @Test
    void provesNothingAfterADriftAndMendsIt() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path file = theatre.workdir().resolve("etc/app.conf");
        Files.writeString(file, "port = 81\n");
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
        assertThat(theatre.deploy(FactKeepingTest::files).finished().changed()).isPositive();
        assertThat(file).hasContent("port = 80\n");
        assertThat(theatre.isProven(FactKeepingTest::files)).isTrue();
    }

    @Test
    void provesAgainWhatChangedAndChangedBack() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path file = theatre.workdir().resolve("etc/app.conf");
        Files.writeString(file, "port = 81\n");
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
        Files.writeString(file, "port = 80\n");
        assertThat(theatre.isProven(FactKeepingTest::files)).isTrue();
    }

    @Test
    void provesNothingOfAnotherTree() {
        theatre.deploy(FactKeepingTest::files);
        assertThat(theatre.isProven(here -> {
                    files(here);
                    here.add(File.at("more").content("x"));
                }))
                .isFalse();
    }

    @Test
    void provesNoWorkDirectoryThatIsGone() throws IOException {
        Consumer<Configuration> nothing = here -> {};
        theatre.deploy(nothing);
        assertThat(theatre.isProven(nothing)).isTrue();
        Files.delete(theatre.workdir());
        assertThat(theatre.isProven(nothing)).isFalse();
        theatre.deploy(nothing);
        assertThat(theatre.workdir()).isDirectory();
    }

    @Test
    void provesNothingWhereARunDidNotEnd() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path commands = base.resolve(".launchway/commands");
        Files.writeString(commands, "something");
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
        Files.delete(commands);
        assertThat(theatre.isProven(FactKeepingTest::files)).isTrue();
        Files.writeString(base.resolve(".launchway/journal"), "something");
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
    }

    @Test
    void looksOnceMoreAtComponentsThatRememberNothing() {
        List<String> asked = new ArrayList<>();
        theatre.verify(probe -> {
            asked.add(probe.workdir().resolve("seen") + ": " + probe.exists(Path.of("seen")));
            probe.check(probe.exists(Path.of("seen")), "it is not there");
        });
        Consumer<Configuration> makes = here -> here.add(File.at("seen").content("x"));
        theatre.deploy(makes);
        assertThat(asked).hasSize(2);
        assertThat(theatre.isProven(makes)).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsNothingOfWhatAsksForAnUpdateEachTime() {
        theatre.verify(probe -> {
            throw new UpdateNeeded("it is never enough");
        });
        Run run = theatre.deploy(FactKeepingTest::files);
        assertThat(unproven(run)).containsExactly("Stage would be updated again: it is never enough");
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
    }

    @Test
    void keepsNothingOfWhatSaysSomething() {
        theatre.verify(probe -> probe.log("hello"));
        assertThat(unproven(theatre.deploy(FactKeepingTest::files))).containsExactly("Stage says something");
        Run second = theatre.deploy(FactKeepingTest::files);
        assertThat(unproven(second)).containsExactly("Stage says something");
        assertThat(second.messages()).containsExactly("hello");
    }

    @Test
    void saysNothingOfASecondLook() {
        theatre.verify(probe -> {
            if (!probe.exists(Path.of("etc/app.conf"))) {
                return;
            }
            probe.log("there");
        });
        assertThat(theatre.deploy(FactKeepingTest::files).messages()).containsOnlyOnce("there");
    }

    @Test
    void keepsNothingOfWhatFails() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path file = theatre.workdir().resolve("etc/app.conf");
        Files.delete(file);
        Files.createDirectories(file.resolve("not/empty"));
        assertThat(theatre.deploy(FactKeepingTest::files).finished().failed()).isEqualTo(1);
        Files.delete(file.resolve("not/empty"));
        Files.delete(file.resolve("not"));
        Files.delete(file);
        assertThat(theatre.isProven(FactKeepingTest::files)).isFalse();
    }

    @Test
    void keepsNothingInAPrediction() {
        theatre.predict(FactKeepingTest::files);
        assertThat(base.resolve(".launchway")).doesNotExist();
        new Theatre(base).deploy(FactKeepingTest::files);
        theatre.predict(FactKeepingTest::files);
        assertThat(base.resolve(".launchway/facts")).doesNotExist();
    }

    @Test
    void forgetsTheFactsOfRootsThatAreGone() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path facts = base.resolve(".launchway/facts");
        Path gone = Files.writeString(facts.resolve("0".repeat(32)), "facts of a root that is gone");
        theatre.deploy(FactKeepingTest::files);
        Files.delete(theatre.workdir().resolve("etc/app.conf"));
        theatre.deploy(FactKeepingTest::files);
        assertThat(gone).doesNotExist();
    }

    @Test
    void goesOnWhereNothingCanBeKept() throws IOException {
        theatre.deploy(FactKeepingTest::files);
        Path facts = base.resolve(".launchway/facts");
        try (var entries = Files.list(facts)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.createDirectories(facts.resolve("key/in the way"));
        Run run = theatre.deploy(FactKeepingTest::files);
        assertThat(run.finished().failed()).isZero();
        assertThat(unproven(run)).singleElement().asString().startsWith("what it was shown cannot be kept");
    }
}
