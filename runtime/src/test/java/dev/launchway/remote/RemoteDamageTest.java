package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is stored on a host is damaged, or something else stands in its place: the next run mends it, says so, and does its work.
 * Each state has a user, and so a target directory, of its own.
 */
class RemoteDamageTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @SubComponent File config;
                void configure(Configuration here) { config = File.at("app.conf").content("app\\n"); }
            }
            """;

    private static final String SENT_AGAIN = "was damaged; it ";
    private static final String ASIDE = "there was something foreign at ";
    private static final String OPENED = "could be written by others";

    /**
     * A state.
     *
     * @param name for people
     * @param script makes it, in the tool's own directory; knows {@code $framework} and {@code $service}, without extension
     * @param said what the next run says of it; empty for nothing
     */
    private record State(String name, String script, String said) {}

    private static final List<State> STATES = List.of(
            new State("framework empty", ": > layers/$framework.jar", SENT_AGAIN),
            new State("framework half", "half layers/$framework.jar", SENT_AGAIN),
            new State("framework empty, of the same age", "aged empty layers/$framework.jar", SENT_AGAIN),
            new State("framework half, of the same age", "aged half layers/$framework.jar", SENT_AGAIN),
            new State("framework is a directory", "rm layers/$framework.jar; mkdir layers/$framework.jar", ASIDE),
            new State("framework is a link", "mv layers/$framework.jar x; ln -s ../x layers/$framework.jar", ASIDE),
            new State(
                    "framework may not be read",
                    "chmod 0 layers/$framework.jar; touch layers/$framework.jar",
                    SENT_AGAIN),
            new State("framework missing", "rm layers/$framework.jar", ""),
            new State("service empty", ": > layers/$service.jar", SENT_AGAIN),
            new State("service one byte flipped", "flip layers/$service.jar 1", SENT_AGAIN),
            new State("sum missing", "rm layers/$service.sum", SENT_AGAIN),
            new State("sum empty", ": > layers/$service.sum; rm verified", SENT_AGAIN),
            new State(
                    "all empty after a power failure",
                    "for file in layers/* archives/*; do aged empty $file; done; echo other-boot > verified",
                    SENT_AGAIN),
            new State("archive 4096 bytes", "truncate -s 4096 archives/$framework.jsa", SENT_AGAIN),
            new State("archive half", "half archives/$framework.jsa", SENT_AGAIN),
            new State("archive 4 KiB flipped", "flip archives/$framework.jsa 4096", SENT_AGAIN),
            new State("archive 256 KiB flipped", "flip archives/$framework.jsa 262144", SENT_AGAIN),
            new State("archive is a directory", "rm archives/*.jsa; mkdir archives/$framework.jsa", ASIDE),
            new State("java is /bin/true", "echo /bin/true > java", "ended before its first word"),
            new State("java is /bin/cat", "echo /bin/cat > java", "ended before its first word"),
            new State("java is a text", "echo /etc/passwd > java", ""),
            new State(
                    "java is of another machine",
                    "printf '\\177ELF\\2\\1\\1' > x; chmod 755 x; echo $PWD/x > java",
                    "ended before its first word"),
            new State(
                    "java is too old",
                    "echo 'echo UnsupportedClassVersionError >&2; exit 1' > x; chmod 755 x; echo $PWD/x > java",
                    "ended before its first word"),
            new State(
                    "java is not what the file beside it says",
                    "rm java; mkdir -p runtimes/x/bin; cd runtimes/x; echo 'JAVA_VERSION=\"17.0.1\"' > release; "
                            + "echo 'exit 1' > bin/java; chmod 755 bin/java; "
                            + "find . -type f -exec sha256sum {} + | LC_ALL=C sort > ../x.sum",
                    "ended before its first word"),
            new State("java is empty", ": > java", ""),
            new State("java is a directory", "rm java; mkdir -p java/x", ASIDE),
            new State("journal is a directory", "mkdir -p journal/x", ASIDE),
            new State("journal is a pipe", "mkfifo journal", ASIDE),
            new State("journal is no text", "head -c 5000 /dev/urandom > journal", ""),
            new State("lock is a directory", "rm lock; mkdir -p lock/x", ASIDE),
            new State("lock is a link", "rm lock; ln -s /etc/passwd lock", ASIDE),
            new State("deployed is a directory", "rm deployed; mkdir -p deployed/x", ASIDE),
            new State("deployed.new is a directory", "mkdir -p deployed.new/x", ASIDE),
            new State("journal.new is a directory", "mkdir -p journal.new/x", ASIDE),
            new State("verified is a directory", "rm verified; mkdir -p verified/x", ASIDE),
            new State("foreign directory in layers", "mkdir -p layers/foreign/x", ASIDE),
            new State("foreign file in archives", "echo > archives/notes", ASIDE),
            new State("foreign directory in plans", "mkdir -p plans/x/y", ASIDE),
            new State("plan that is no text", "head -c 5000 /dev/urandom > plans/x", ASIDE),
            new State("plans is a file", "rm -r plans; echo > plans", ASIDE),
            new State("layers is a file", "rm -r layers; echo > layers", ASIDE),
            new State("archives is a file", "rm -r archives; echo > archives", ASIDE),
            new State("runtimes is a file", "rm -r runtimes; echo > runtimes; rm verified", ASIDE),
            new State("layers may not be written", "chmod 500 layers; rm -f verified", ""),
            new State("open for all", "chmod 777 .", OPENED),
            new State("closed for its owner", "chmod 0 .", ""),
            new State(
                    "half received",
                    "echo > layers/$service.jar.4194305; mkdir -p runtimes/x.4194305 incoming.4194305/x",
                    ""));

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 1).withArchives();
        StringBuilder all = new StringBuilder("[environment]\n[hosts]\n");
        for (int i = 0; i < STATES.size(); i++) {
            all.append(name(i)).append(" = [\"app\"]\n");
        }
        for (int i = 0; i < STATES.size(); i++) {
            all.append(hosts.table(name(i), 1));
            all.append("ssh-user = \"").append(name(i)).append("\"\n");
        }
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .resource(
                        "environments/first.toml",
                        "[environment]\nssh-user = \"root\"\n[hosts]\nhost = [\"app\"]\n" + hosts.table("host", 1))
                .resource("environments/all.toml", all.toString());
        service = RemoteService.of(compilation, directory, hosts);
    }

    /** A host and its user; letters, as numbers would be told as ranges. */
    private static String name(int state) {
        return "q" + (char) ('a' + state / 26) + (char) ('a' + state % 26);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void whateverIsWrongIsMendedAndSaidOnce() throws Exception {
        Ended first = service.run("remote", "first");
        assertThat(first.code()).as(first.err()).isZero();
        waitFor("the archive of classes").until(() -> hosts.has(1, "/root/deployment/.launchway/archives/*.jsa"));
        StringBuilder script = new StringBuilder(
                "half() { truncate -s $(($(stat -c %s $1) / 2)) $1; }\n"
                        + "flip() { head -c $2 /dev/zero | tr '\\0' '\\377' | dd of=$1 bs=1 seek=$(($(stat -c %s $1) / 2)) conv=notrunc 2> /dev/null; }\n"
                        + "empty() { : > $1; }\naged() { touch -r $2 /tmp/age; $1 $2; touch -r /tmp/age $2; }\n"
                        + "set -e; mount -t tmpfs -o size=1g none /home; cd /root/deployment/.launchway; set -- $(cat plans/*); framework=${1%.jar}; service=${2%.jar}\n");
        for (int i = 0; i < STATES.size(); i++) {
            String home = "/home/" + name(i);
            script.append("useradd -p x -m -s /bin/sh ").append(name(i)).append("; cp -a /root/.ssh /root/deployment ");
            script.append(home).append("\ncd ").append(home).append("/deployment/.launchway\n");
            script.append(STATES.get(i).script())
                    .append("\nchown -hR ")
                    .append(name(i))
                    .append(' ')
                    .append(home)
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("states"), script);
        hosts.run(1, "sh", "-c", Files.readString(file));

        Ended mended = service.run("remote", "all", "--jobs", "4");

        List<String> wrong = new ArrayList<>();
        if (mended.code() != 0) {
            wrong.add("ended with " + mended.code() + ": " + mended.err() + mended.out());
        }
        for (int i = 0; i < STATES.size(); i++) {
            String said = said(mended, i);
            String expected = STATES.get(i).said();
            if (expected.isEmpty() ? !said.isEmpty() : !said.contains(expected)) {
                wrong.add(STATES.get(i).name() + " says: " + said);
            }
            if (!hosts.has(1, "/home/" + name(i) + "/deployment/work/app/app.conf")) {
                wrong.add(STATES.get(i).name() + " deploys nothing");
            }
        }
        assertThat(wrong).as(mended.err()).isEmpty();
        assertThat(mended.err()).doesNotContain("was lost");

        Ended again = service.run("remote", "all", "--jobs", "4");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).doesNotContain("note: ", ".launchway");
        assertThat(again.out()).startsWith("all: 0 changed");
        assertThat(
                        hosts.output(
                                1,
                                "sh",
                                "-c",
                                "ls -d /home/*/deployment/.launchway/*.4194305 /home/*/deployment/.launchway/*/*.4194305 2> /dev/null || true"))
                .isEmpty();
        assertThat(hosts.output(1, "sh", "-c", "grep -L state=complete /home/*/deployment/.launchway/deployed || true"))
                .isEmpty();
    }

    /** What a run notes of a host: in a line with its name, or in the line below. */
    private static String said(Ended run, int state) {
        List<String> lines = run.err().lines().toList();
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("note: ") && line.contains(name(state))) {
                said.append(line).append('\n');
            } else if (line.equals(name(state))) {
                said.append(lines.get(i + 1)).append('\n');
            }
        }
        return said.toString();
    }
}
