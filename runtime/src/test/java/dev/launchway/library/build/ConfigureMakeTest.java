package dev.launchway.library.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.checkout.GitCheckout;
import dev.launchway.library.checkout.Upstream;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** By the real make and gcc; the configure script is one that people write by hand. */
class ConfigureMakeTest {

    private static final String CONFIGURE = """
            #!/bin/sh
            set -e
            prefix=/usr/local greeting=hello
            for option; do
              case $option in
                --prefix=*) prefix=${option#*=} ;;
                --greeting=*) greeting=${option#*=} ;;
                *) echo "configure: unknown option $option" >&2; exit 1 ;;
              esac
            done
            sed -e "s|@prefix@|$prefix|" -e "s|@greeting@|$greeting|" Makefile.in > Makefile
            """;

    private static final String MAKEFILE = """
            all: greet
            greet.o: greet.c
            \t$(CC) $(CFLAGS) -DGREETING='"@greeting@"' -c -o $@ $<
            greet: greet.o
            \t$(CC) -o $@ $<
            install: greet
            \tmkdir -p @prefix@/bin
            \tcp greet @prefix@/bin/greet
            clean:
            \trm -f greet greet.o
            """;

    private static final String PROGRAM = """
            #include <stdio.h>
            int main(void) { puts(GREETING); return 0; }
            """;

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        Installed.require("make", "gcc");
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static void source(Disk disk) {
        disk.write("greet/configure", CONFIGURE);
        disk.setMode("greet/configure", "rwxr-xr-x");
        disk.write("greet/Makefile.in", MAKEFILE);
        disk.write("greet/greet.c", PROGRAM);
    }

    private static String greeting(Disk disk, String program) {
        return Upstream.run(disk.path("."), disk.path(program).toString());
    }

    private Run deploy(Consumer<Configuration> stage) {
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
        return run;
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(ConfigureMake.class)
                .given(ConfigureMakeTest::source)
                .deployed(here ->
                        here.add(ConfigureMake.of("greet").prefix("local").creates("bin/greet")))
                .present(work -> assertThat(greeting(work, "local/bin/greet")).isEqualTo("hello"))
                .drift("what it installed removed", work -> work.delete("local"))
                .removed(here -> here.add(Purge.of("local")), work -> assertThat(work.exists("local"))
                        .isFalse())
                .in(base);
    }

    /** make alone would take the object file of the other options. */
    @Test
    void otherOptionsBuildAllOfItAgain() {
        source(disk);
        deploy(here -> here.add(ConfigureMake.of("greet")));
        assertThat(greeting(disk, "bin/greet")).isEqualTo("hello");
        Consumer<Configuration> other = here -> here.add(ConfigureMake.of("greet")
                .configure("--greeting=bonjour")
                .env("CFLAGS", "-O0")
                .make("-j2"));

        deploy(other);

        assertThat(greeting(disk, "bin/greet")).isEqualTo("bonjour");
        assertThat(deploy(other).changed()).isEmpty();
    }

    @Test
    void buildsWhatAnotherComponentBringsWhenThatChanged() {
        Upstream upstream = Upstream.of("git", outside);
        Disk repository = new Disk(upstream.repository());
        repository.write("configure", CONFIGURE);
        repository.setMode("configure", "rwxr-xr-x");
        repository.write("Makefile.in", MAKEFILE);
        upstream.commit(".gitignore", "*.o\nMakefile\n/greet\n");
        upstream.commit("greet.c", PROGRAM);
        Consumer<Configuration> stage = here -> {
            GitCheckout source = here.add(GitCheckout.of(upstream.repository().toString())
                    .branch("main")
                    .to("source"));
            here.add(ConfigureMake.of(source).creates("bin/greet"));
        };

        assertThat(theatre.predict(stage).notKnown()).isEmpty();
        deploy(stage);
        assertThat(greeting(disk, "bin/greet")).isEqualTo("hello");
        assertThat(deploy(stage).changed()).isEmpty();
        upstream.commit("greet.c", PROGRAM.replace("GREETING", "\"new \" GREETING"));
        deploy(stage);
        assertThat(greeting(disk, "bin/greet")).isEqualTo("new hello");
        assertThat(deploy(stage).changed()).isEmpty();
    }

    @Test
    void anOptionThatConfigureDoesNotKnowLeavesWhatIsInstalledInForce() {
        source(disk);
        deploy(here -> here.add(ConfigureMake.of("greet")));

        Run failing = theatre.deploy(here -> here.add(ConfigureMake.of("greet").configure("--no-such")));

        assertThat(failing.failure()).contains("ConfigureMake(\"greet\") > Build(\"./configure ", "exit code 1");
        assertThat(failing.events() + "").contains("configure: unknown option --no-such");
        assertThat(greeting(disk, "bin/greet")).isEqualTo("hello");
        deploy(here -> here.add(ConfigureMake.of("greet").configure("--greeting=salut")));
        assertThat(greeting(disk, "bin/greet")).isEqualTo("salut");
    }
}
