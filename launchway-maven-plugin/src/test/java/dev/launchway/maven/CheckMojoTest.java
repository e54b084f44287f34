package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {

    @TempDir
    Path directory;

    private final CheckMojo mojo = new CheckMojo();

    /** Stands for the program in a plan jar. */
    public static final class GoodPlan {

        private GoodPlan() {}

        public static void main(String[] args) {
            System.out.println(String.join(" ", args) + ": dev holds together");
        }
    }

    /** Stands for the program in a plan jar with a warning. */
    public static final class WarnedPlan {

        private WarnedPlan() {}

        public static void main(String[] args) {
            System.err.println("warning: [LW410] nothing refers to old.conf\n    help: delete it");
            System.out.println("dev holds together");
        }
    }

    /** Stands for the program in a plan jar whose model is invalid. */
    public static final class BadPlan {

        private BadPlan() {}

        public static void main(String[] args) {
            System.err.println("error: the text is empty\n    in Motd on a, environment dev");
            System.exit(3);
        }
    }

    @BeforeEach
    void parameters() {
        mojo.planJar = directory.resolve("plan.jar").toFile();
        mojo.report = directory.resolve("check.txt").toFile();
    }

    @Test
    void passesWhenTheEnvironmentsHoldTogether() throws Exception {
        write(GoodPlan.class);

        mojo.execute();

        assertThat(mojo.report).content().startsWith("check: dev holds together");
    }

    @Test
    void warnsOfWhatThePlanJarWarnsOf() throws Exception {
        write(WarnedPlan.class);
        List<String> logged = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                logged.add("info: " + content);
            }

            @Override
            public void warn(CharSequence content) {
                logged.add("warn: " + content);
            }
        });

        mojo.execute();

        assertThat(logged)
                .containsExactlyInAnyOrder(
                        "warn: warning: [LW410] nothing refers to old.conf",
                        "warn:     help: delete it",
                        "info: dev holds together");
    }

    @Test
    void breaksTheBuildWithWhatThePlanJarSays() throws Exception {
        write(BadPlan.class);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the environments do not hold together:\n"
                        + "error: the text is empty\n    in Motd on a, environment dev");
    }

    @Test
    void breaksTheBuildWhenThereIsNoPlanJar() {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("plan.jar");
    }

    @Test
    void canBeLeftOut() {
        mojo.skip = true;

        assertThatCode(mojo::execute).doesNotThrowAnyException();
        assertThat(mojo.report).doesNotExist();
    }

    private void write(Class<?> program) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        String entry = program.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(mojo.planJar.toPath());
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new ZipEntry(entry));
            Files.copy(Path.of(program.getResource("/" + entry).toURI()), jar);
            jar.closeEntry();
        }
    }
}
