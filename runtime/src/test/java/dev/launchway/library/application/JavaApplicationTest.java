package dev.launchway.library.application;

import static dev.launchway.library.service.Bench.begun;
import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.archive.Extract;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.library.service.Bench;
import dev.launchway.library.service.Service;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Java applications as jar, directory and distribution, on a machine without systemd, where a service is started soonest. */
@OnMachine(Init.CRON)
class JavaApplicationTest {

    private static final String MAIN = Greeter.class.getName();

    private final Bench bench = new Bench();
    private final int port = freePort();

    /** A jar with the application, which can be run. */
    private static byte[] jar(String version) {
        return Jars.of(
                "META-INF/MANIFEST.MF",
                Jars.manifest("Main-Class: " + MAIN, "Implementation-Version: " + version),
                Jars.path(Greeter.class),
                Jars.bytes(Greeter.class));
    }

    private String answer() {
        return says("curl", "-s", "http://localhost:" + port + "/");
    }

    private JavaApplication listening(JavaApplication application) {
        return application.property("port", "" + port).http("http://localhost:" + port + "/");
    }

    private Consumer<Configuration> jarOf(String version, String... arguments) {
        return here -> {
            File jar = here.add(File.at("greeter-" + "1.0.jar").content(jar(version)));
            here.add(listening(JavaApplication.of(jar)).java(17).arguments(arguments));
        };
    }

    private long pid() {
        return processes("-Dport=" + port).get(0);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(JavaApplication.class)
                .deployed(jarOf("1"))
                .notKilled("a JVM for each change takes long: the next case has another program for it")
                .present(disk -> {
                    assertThat(answer()).startsWith("- - ");
                    assertThat(disk.exists(".java/greeter/bin/java")).isTrue();
                })
                .state(disk -> processes("-Dport=" + port))
                .drift("killed with its shell", disk -> {
                    processes("greeter.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
                    says("kill", "-KILL", "" + pid());
                })
                .drift("link to Java removed", disk -> disk.delete(".java/greeter"))
                .removed(here -> here.add(Service.named("greeter").removed()), disk -> assertThat(answer())
                        .isEmpty()));
    }

    /** With a Java that starts at once. */
    @Test
    void aRunThatWasCutOffIsGoneOnWith() {
        Disk quick = new Disk(Path.of("/opt/java/quick"));
        quick.write("release", "JAVA_VERSION=\"77\"\n");
        quick.write("bin/java", "#!/bin/sh\nexec sleep 733\n");
        quick.setMode("bin/java", "rwxr-xr-x");
        bench.hold(BlockInvariant.of(JavaApplication.class)
                .deployed(here -> {
                    File jar = here.add(File.at("quick.jar").content("no matter"));
                    here.add(JavaApplication.of(jar).java(77).service(service -> service.grace("100ms")));
                })
                .present(disk -> {
                    assertThat(processes("quick.keep")).hasSize(1);
                    assertThat(disk.linkText(".java/quick")).isEqualTo("/opt/java/quick");
                    assertThat(begun("sleep 733")).hasSize(1);
                })
                .removed(here -> here.add(Service.named("quick").removed()), disk -> assertThat(processes("sleep 733"))
                        .isEmpty())
                .afterwards(disk -> {
                    says("rm", "-f", "/etc/cron.d/launchway-quick");
                    processes("quick.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
                    processes("sleep 733").forEach(pid -> says("kill", "-KILL", "" + pid));
                    Waiting.waitFor("both have ended")
                            .until(() -> processes("sleep 733").isEmpty()
                                    && processes("quick.keep").isEmpty());
                }));
    }

    @Test
    void isGivenEverythingAndStartedAgainWhenTheJarChanged() {
        Consumer<Configuration> stage = here -> {
            File jar = here.add(File.at("greeter.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar))
                    .named("all")
                    .options("-Xmx64m", "-XX:+UseSerialGC")
                    .property("greeting", "it's $HOME %h \"x\"")
                    .arguments("a b", "$c")
                    .env("KEY", Secret.of("canary-9"))
                    .log("all.log"));
        };
        bench.deploy(stage);
        assertThat(answer()).startsWith("a b,$c it's $HOME %h \"x\" canary-9 ");
        assertThat(Integer.parseInt(answer().replaceFirst(".* ", ""))).isBetween(50, 64);
        assertThat(bench.disk.read("all.log")).contains("listening");
        assertThat(bench.deploy(stage).changed()).isEmpty();
        bench.deploy(here -> here.add(Service.named("all").removed()));

        bench.deploy(jarOf("1"));
        long first = pid();
        bench.deploy(jarOf("2"));
        assertThat(pid()).isNotEqualTo(first);
        assertThat(bench.disk.read("bye")).isEqualTo("bye\n");
    }

    @Test
    void runsFromADirectoryAndFromADistribution() {
        Disk source = new Disk(Path.of("/tmp/greeter-directory"));
        source.write("lib/greeter.jar", jar("1"));
        Consumer<Configuration> directory = here -> {
            Directory jars =
                    here.add(Directory.at("jars").source(source.path("").toString()));
            here.add(listening(JavaApplication.of(jars)).mainClass(MAIN).arguments("directory"));
        };
        bench.deploy(directory);
        assertThat(answer()).startsWith("directory ");
        bench.deploy(here -> here.add(Service.named("jars").removed()));

        bench.deploy(distribution("1"));
        assertThat(answer()).startsWith("distribution ");
        long first = pid();
        assertThat(bench.deploy(distribution("1")).changed()).isEmpty();
        bench.deploy(distribution("2"));
        assertThat(pid()).isNotEqualTo(first);
        assertThat(bench.disk.tree())
                .contains(".applications/greeter/run-2.jar")
                .doesNotContain(".applications/greeter/run-1.jar");
    }

    private Consumer<Configuration> distribution(String version) {
        return here -> {
            File archive = here.add(
                    File.at("greeter-1.0.zip").content(Jars.of("greeter-1.0/run-" + version + ".jar", jar(version))));
            here.add(listening(JavaApplication.of(archive))
                    .jar("run-" + version + ".jar")
                    .arguments("distribution"));
        };
    }

    @Test
    void takesTheOldestJavaThatIsNewEnoughOrTheOneThatItIsGiven() {
        Disk homes = new Disk(Path.of("/opt/java"));
        homes.write("18/release", "JAVA_VERSION=\"18.0.2\"\n");
        homes.write("18/bin/java", "#!/bin/sh\nexec java -Dgreeting=from-18 \"$@\"\n");
        homes.setMode("18/bin/java", "rwxr-xr-x");
        bench.deploy(here -> {
            File jar = here.add(File.at("chosen.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar)).java(18));
        });
        assertThat(bench.disk.linkText(".java/chosen")).isEqualTo("/opt/java/18");
        assertThat(answer()).startsWith("from-18 ");
        bench.deploy(here -> here.add(Service.named("chosen").removed()));

        byte[] jdk = Jars.of(
                "jdk-19/release",
                "JAVA_VERSION=\"19\"\n".getBytes(StandardCharsets.UTF_8),
                "jdk-19/bin/java",
                "#!/bin/sh\nexec java -Dgreeting=from-19 \"$@\"\n".getBytes(StandardCharsets.UTF_8));
        Consumer<Configuration> given = here -> {
            File archive = here.add(File.at("jdk-19.zip").content(jdk));
            Extract unpacked = here.add(Extract.of(archive).to("jdk").strip(1).umask("022"));
            File jar = here.add(File.at("given.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar)).java(17).jdk(unpacked));
        };
        says("mkdir", "-p", bench.disk.path("").toString());
        Run predicted = bench.theatre.predict(given);
        assertThat(predicted.finished().failed()).as(predicted.events() + "").isZero();
        Run tooOld = bench.theatre.deploy(here -> {
            File archive = here.add(File.at("jdk-19.zip").content(jdk));
            Extract unpacked = here.add(Extract.of(archive).to("jdk").strip(1));
            File jar = here.add(File.at("given.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar)).java(21).jdk(unpacked));
        });
        assertThat(tooOld.failure()).contains("needs Java 21 or newer, and at ").contains("there is Java 19");
        says("chmod", "+x", bench.disk.path("jdk/bin/java").toString());
        Run missing = bench.theatre.deploy(here -> {
            File jar = here.add(File.at("missing.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar)).java(99));
        });
        assertThat(missing.failure())
                .contains("JavaApplication(\"missing\") needs Java 99 or newer, and this host has none")
                .contains("Java 18 at /opt/java/18")
                .contains("install the package openjdk-99-jre-headless");
    }

    /** On a developer's machine Java may be anywhere. */
    @Test
    void takesTheJavaThatRunsTheDeploymentWhereverThatIs() {
        String before = System.getProperty("java.home");
        Disk homes = new Disk(Path.of("/srv/machine/java"));
        homes.write("release", "JAVA_VERSION=\"97\"\n");
        homes.write("bin/java", "#!/bin/sh\nexec java -Dgreeting=from-97 \"$@\"\n");
        homes.setMode("bin/java", "rwxr-xr-x");
        try {
            System.setProperty("java.home", "/srv/machine/java");
            bench.deploy(here -> {
                File jar = here.add(File.at("own.jar").content(jar("1")));
                here.add(listening(JavaApplication.of(jar)).java(97));
            });
        } finally {
            System.setProperty("java.home", before);
        }
        assertThat(answer()).startsWith("from-97 ");
        bench.deploy(here -> here.add(Service.named("own").removed()));
    }

    @Test
    void anApplicationThatFailsTellsWhatItWrote() {
        Run run = bench.theatre.deploy(jarOf("1", "fail"));
        assertThat(run.failure()).contains("Service(\"greeter\"): ").contains("it ended right after its start");
        assertThat(run.events() + "").contains("IllegalStateException: the database is missing");
        bench.deploy(jarOf("1"));
    }

    @Test
    void aHangingEndIsCutOff() {
        Consumer<Configuration> stage = here -> {
            File jar = here.add(File.at("hanging.jar").content(jar("1")));
            here.add(listening(JavaApplication.of(jar)).arguments("hang").stopTimeout("1s"));
        };
        bench.deploy(stage);
        bench.deploy(here -> here.add(
                Service.named("hanging").stopTimeout(Duration.ofSeconds(1)).removed()));
        assertThat(bench.disk.read("bye")).isEqualTo("bye\n");
        assertThat(processes("-Dport=" + port)).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(bench.theatre.problems(here -> here.add(JavaApplication.of("/opt/app"))))
                .contains("JavaApplication(\"app\") is a directory: say what of it is started");
        assertThat(bench.theatre.problems(
                        here -> here.add(JavaApplication.of("/opt/app.jar").jar("x.jar"))))
                .contains("JavaApplication(\"app\") is a jar");
    }
}
