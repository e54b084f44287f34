package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final List<String> ROOTS = List.of("db", "app");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void begin() {
        file = directory.resolve("journal");
    }

    private Journal open() throws IOException {
        return Journal.open(file, "boot-1");
    }

    @Test
    void whatChangedIsPendingUntilTheRootFinished() throws IOException {
        open().changing("db", "Db > File(\"a\tb\\c\n\")");

        Pending pending = open().pendingFor("db");
        assertThat(pending.contains("db", "Db > File(\"a\tb\\c\n\")")).isTrue();
        assertThat(pending.contains("db", "Db")).isFalse();

        open().finished("db");
        assertThat(open().pendingFor("db").isEmpty()).isTrue();
    }

    @Test
    void itStaysPendingForRootsThatHaveNotFinishedSince() throws IOException {
        Journal journal = open();
        journal.changing("db", "Db");
        journal.finished("db");

        assertThat(open().pendingFor("app").contains("db", "Db")).isTrue();
        open().finished("app");
        assertThat(open().pendingFor("app").isEmpty()).isTrue();
    }

    @Test
    void aRunInWhichAllFinishedLeavesNothing() throws IOException {
        Journal journal = open();
        journal.finished("app");
        journal.changing("db", "Db");
        journal.finished("db");
        journal.settle(ROOTS, ROOTS);

        assertThat(file).doesNotExist();
        assertThat(open().pendingFor("app").isEmpty()).isTrue();
    }

    @Test
    void settlingKeepsWhatAFailedRootNeeds() throws IOException {
        Journal journal = open();
        journal.changing("db", "Db");
        journal.finished("db");
        journal.changing("app", "App");
        journal.settle(ROOTS, List.of("db"));

        assertThat(open().pendingFor("app").contains("db", "Db")).isTrue();
        assertThat(open().pendingFor("app").contains("app", "App")).isTrue();
        assertThat(open().pendingFor("db").isEmpty()).isTrue();
    }

    @Test
    void runsThatFailAgainAndAgainDoNotMakeItGrow() throws IOException {
        long size = 0;
        for (int i = 0; i < 5; i++) {
            Journal journal = open();
            journal.changing("db", "Db");
            journal.changing("db", "Db > File");
            journal.finished("db");
            journal.changing("app", "App");
            journal.settle(ROOTS, List.of("db"));
            size = i == 0 ? Files.size(file) : size;
        }

        assertThat(Files.size(file)).isEqualTo(size);
    }

    @Test
    void aRunThatChangesNothingWritesNothing() throws IOException {
        Journal journal = open();
        journal.finished("db");
        journal.settle(ROOTS, ROOTS);

        assertThat(file).doesNotExist();
    }

    @Test
    void aLineThatWasCutOffIsPassedOverAndNeverCompleted() throws IOException {
        open().changing("db", "Db");
        Files.writeString(file, "finished\td", StandardOpenOption.APPEND);

        Journal journal = open();
        assertThat(journal.pendingFor("db").contains("db", "Db")).isTrue();
        journal.changing("app", "App");

        assertThat(Files.readString(file)).doesNotContain("finished").contains("App");
        assertThat(open().pendingFor("app").contains("app", "App")).isTrue();
    }

    @Test
    void afterAPowerFailureAllOfAnUnfinishedRootIsPending() throws IOException {
        open().changing("db", "Db > File");

        Pending pending = Journal.open(file, "boot-2").pendingFor("db");

        assertThat(pending.contains("db", "Db > Other")).isTrue();
        assertThat(pending.contains("app", "App")).isFalse();
    }

    @Test
    void afterAPowerFailureAFinishedRootIsNotPendingForItself() throws IOException {
        Journal journal = open();
        journal.changing("db", "Db > File");
        journal.finished("db");

        assertThat(Journal.open(file, "boot-2").pendingFor("db").isEmpty()).isTrue();
        assertThat(Journal.open(file, "boot-2").pendingFor("app").contains("db", "Db > File"))
                .isTrue();
        assertThat(Journal.open(file, "boot-2").pendingFor("app").contains("db", "Db"))
                .isFalse();
    }

    @Test
    void whereTheKernelNamesNoBootEveryUnfinishedRootIsPending() throws IOException {
        Journal.open(file, "").changing("db", "Db > File");

        assertThat(Journal.open(file, "").pendingFor("db").contains("db", "Db")).isTrue();
    }

    @Test
    void aLineThatCannotBeReadMakesEverythingPending() throws IOException {
        open().changing("db", "Db");
        Files.writeString(file, "\0\0\0\0\n", StandardOpenOption.APPEND);

        assertThat(open().pendingFor("app").contains("app", "anything")).isTrue();
        Journal journal = open();
        journal.finished("db");
        journal.finished("app");
        journal.settle(ROOTS, ROOTS);
        assertThat(open().pendingFor("app").isEmpty()).isTrue();
    }

    @Test
    void aJournalOfAnotherVersionMakesEverythingPending() throws IOException {
        Files.writeString(file, "launchway-journal 2\nsomething else\n");

        Journal journal = open();
        assertThat(journal.pendingFor("db").contains("db", "Db")).isTrue();
        journal.changing("db", "Db");
        assertThat(open().pendingFor("app").contains("app", "App")).isTrue();
        assertThat(Files.readString(file)).startsWith("launchway-journal 1\n");
    }

    @Test
    void aRecordThatCannotBeWrittenIsReportedBeforeAnythingChanges() throws IOException {
        Path missing = directory.resolve("missing/journal");
        assertThatThrownBy(() -> Journal.open(missing, "boot-1").changing("db", "Db"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write " + missing);
    }
}
