package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes a host between a prediction and the deployment: that goes by what is there, not by what was predicted. */
class StalePredictionTest {

    private static void model(Configuration here) {
        here.add(File.at("a.conf").content("a new\n"));
        here.add(File.at("b.conf").content("b\n"));
    }

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void predict() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        disk.write("a.conf", "a old\n");
        disk.write("b.conf", "b\n");

        Run predicted = theatre.predict(StalePredictionTest::model);

        assertThat(predicted.changed()).containsExactly("File(\"a.conf\") > Content");
        assertThat(predicted.diffs()).contains("-a old", "+a new");
    }

    @Test
    void whatSomebodyWroteIsShownBeforeItIsReplaced() {
        disk.write("a.conf", "a of somebody\n");

        Run deployed = theatre.deploy(StalePredictionTest::model);

        assertThat(deployed.diffs()).contains("-a of somebody", "+a new").doesNotContain("-a old");
        assertThat(disk.read("a.conf")).isEqualTo("a new\n");
    }

    @Test
    void whatSomebodyHasDoneAlreadyIsNotDoneAgain() {
        disk.write("a.conf", "a new\n");

        assertThat(theatre.deploy(StalePredictionTest::model).changed()).isEmpty();
    }

    @Test
    void whatWasRightWhenItWasPredictedIsMendedAndTold() {
        disk.write("b.conf", "b of somebody\n");

        Run deployed = theatre.deploy(StalePredictionTest::model);

        assertThat(deployed.changed()).containsExactly("File(\"a.conf\") > Content", "File(\"b.conf\") > Content");
        assertThat(deployed.diffs()).contains("-b of somebody", "+b");
    }

    @Test
    void whatIsInTheWayNowIsNotRemoved() {
        assertThat(disk.path("a.conf").toFile().delete()).isTrue();
        disk.write("a.conf/of-somebody", "x");

        assertThat(theatre.deploy(StalePredictionTest::model).failure()).contains("a.conf", "directory");
        assertThat(disk.read("a.conf/of-somebody")).isEqualTo("x");
    }
}
