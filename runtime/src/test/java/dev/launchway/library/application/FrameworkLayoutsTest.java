package dev.launchway.library.application;

import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Extract;
import dev.launchway.library.file.File;
import dev.launchway.library.service.Bench;
import dev.launchway.library.service.Service;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Applications as frameworks lay them out, with small classes in place of theirs. */
@OnMachine(Init.CRON)
class FrameworkLayoutsTest {

    private final Bench bench = new Bench();
    private final int port = freePort();

    private String answer() {
        return says("curl", "-s", "http://localhost:" + port + "/");
    }

    private void assertStartedAgain(Consumer<Configuration> first, Consumer<Configuration> second, String name) {
        bench.deploy(first);
        assertThat(answer()).startsWith("serve hello ");
        assertThat(bench.deploy(first).changed()).isEmpty();
        long before = processes("-Dport=" + port).get(0);
        bench.deploy(second);
        assertThat(processes("-Dport=" + port)).hasSize(1).doesNotContain(before);
        bench.deploy(here -> here.add(Service.named(name).removed()));
    }

    private JavaApplication listening(JavaApplication application) {
        return application
                .property("port", "" + port)
                .property("greeting", "hello")
                .arguments("serve")
                .http("http://localhost:" + port + "/");
    }

    /** Its classes lie in a directory of the jar, its libraries as jars in the jar. */
    @Test
    void theJarOfSpringBoot() {
        assertStartedAgain(springBoot("1"), springBoot("2"), "shop");
    }

    private Consumer<Configuration> springBoot(String version) {
        byte[] jar = Jars.of(
                "META-INF/MANIFEST.MF",
                Jars.manifest(
                        "Main-Class: " + NestedLauncher.class.getName(),
                        "Start-Class: " + Greeter.class.getName(),
                        "Spring-Boot-Classes: BOOT-INF/classes/",
                        "Spring-Boot-Lib: BOOT-INF/lib/",
                        "Implementation-Version: " + version),
                Jars.path(NestedLauncher.class),
                Jars.bytes(NestedLauncher.class),
                "BOOT-INF/classes/" + Jars.path(Greeter.class),
                Jars.bytes(Greeter.class),
                "BOOT-INF/lib/library-1.0.jar",
                Jars.of("library.properties", new byte[] {'#'}));
        return here -> {
            File file = here.add(File.at("shop-1.0.jar").content(jar));
            here.add(listening(JavaApplication.of(file)));
        };
    }

    /** A jar that names the others in its manifest, in a directory that travels as an archive. */
    @Test
    void theDirectoryOfQuarkus() {
        assertStartedAgain(quarkus("1"), quarkus("2"), "shop");
        assertThat(bench.disk.tree()).contains("shop-app/quarkus-run.jar", "shop-app/quarkus/quarkus-application.dat");
    }

    private Consumer<Configuration> quarkus(String version) {
        byte[] archive = Jars.of(
                "quarkus-app/quarkus-run.jar",
                Jars.of(
                        "META-INF/MANIFEST.MF",
                        Jars.manifest(
                                "Main-Class: " + Greeter.class.getName(),
                                "Class-Path: lib/boot/bootstrap-runner-1.0.jar")),
                "quarkus-app/lib/boot/bootstrap-runner-1.0.jar",
                Jars.of(Jars.path(Greeter.class), Jars.bytes(Greeter.class)),
                "quarkus-app/app/shop-1.0.jar",
                Jars.of("application.properties", version.getBytes(StandardCharsets.UTF_8)),
                "quarkus-app/quarkus/quarkus-application.dat",
                new byte[] {1, 2, 3});
        return here -> {
            File file = here.add(File.at("quarkus-app.zip").content(archive));
            Extract app = here.add(Extract.of(file).to("shop-app").strip(1).removeOld());
            here.add(listening(JavaApplication.of(app).named("shop").jar("quarkus-run.jar")));
        };
    }
}
