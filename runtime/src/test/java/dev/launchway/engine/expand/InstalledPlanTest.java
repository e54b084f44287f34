package dev.launchway.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchway.diagnostic.Code;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.text.GeneratedCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPlanTest {

    private static final String EMPTY_FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path classes;

    private ClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private void service(String... classNames) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(ServicePlan.class.getName()), String.join("\n", classNames));
    }

    private ModelProblem problem(InvalidModelException invalid) {
        assertThat(invalid).isNotNull();
        assertThat(invalid.problems()).hasSize(1);
        return invalid.problems().get(0);
    }

    @Test
    void saysThatTheProcessorDidNotRun() throws IOException {
        service();
        ClassLoader loader = loader();

        ModelProblem problem =
                problem(catchThrowableOfType(InvalidModelException.class, () -> InstalledPlan.find(loader)));

        assertThat(problem.message()).startsWith("there is no plan in this program: the annotation processor did not");
        assertThat(problem.help()).contains("<proc>full</proc>");
    }

    @Test
    void findsThePlan() throws Exception {
        service(PlanOne.class.getName());

        assertThat(InstalledPlan.find(loader())).isInstanceOf(PlanOne.class);
    }

    @Test
    void refusesTwoPlansAndAPlanThatCannotBeLoaded() throws IOException {
        service(PlanOne.class.getName(), PlanTwo.class.getName());
        ClassLoader two = loader();
        assertThat(problem(catchThrowableOfType(InvalidModelException.class, () -> InstalledPlan.find(two)))
                        .message())
                .isEqualTo("there are 2 plans in this program, with the environments [one] and [two]");

        service("com.example.Missing");
        ClassLoader missing = loader();
        assertThat(problem(catchThrowableOfType(InvalidModelException.class, () -> InstalledPlan.find(missing)))
                        .message())
                .startsWith("the generated plan cannot be loaded");
    }

    @Test
    void comparesEnvironmentFiles() throws IOException {
        Path file = Files.createDirectories(classes.resolve("environments")).resolve("x.toml");
        EnvironmentPlan environment =
                new TestEnvironment("x").digest("x.toml", EMPTY_FILE).build();
        ClassLoader loader = loader();

        Files.writeString(file, "");
        assertThatCode(() -> InstalledPlan.checkFiles(environment, loader)).doesNotThrowAnyException();

        Files.writeString(file, "changed");
        ModelProblem changed = problem(
                catchThrowableOfType(InvalidModelException.class, () -> InstalledPlan.checkFiles(environment, loader)));
        assertThat(changed.message())
                .isEqualTo("the environment was proved against another environments/x.toml than the one in this"
                        + " program");
        assertThat(changed.environment()).isEqualTo("x");
        assertThat(changed.help()).startsWith("build again");

        Files.delete(file);
        assertThat(problem(catchThrowableOfType(
                                InvalidModelException.class, () -> InstalledPlan.checkFiles(environment, loader)))
                        .message())
                .isEqualTo("the environment was proved against environments/x.toml, which is not in this program");
    }

    /** A plan of before the contract had a version has the base class alone. */
    @Test
    void refusesAPlanOfAnotherVersion() throws IOException {
        for (Class<?> plan : List.of(PlanOfLater.class, PlanOfBefore.class)) {
            service(plan.getName());
            ClassLoader loader = loader();

            ModelProblem problem =
                    problem(catchThrowableOfType(InvalidModelException.class, () -> InstalledPlan.find(loader)));

            assertThat(problem.code()).isEqualTo(Code.LW164_OTHER_VERSION);
            assertThat(problem.message())
                    .isEqualTo("the plan is generated code of version " + (plan == PlanOfLater.class ? 99 : 1)
                            + ", and this version of Launchway runs version " + GeneratedCode.VERSION);
        }
    }

    /** The plan of a service. */
    public static class PlanOne extends GeneratedPlan {

        public PlanOne() {
            this(GeneratedCode.VERSION, "one");
        }

        PlanOne(int version, String environment) {
            super(version, "environment " + environment + "\n");
        }

        @Override
        protected EnvironmentPlan environment(int number) {
            return null;
        }
    }

    /** The plan of another service. */
    public static final class PlanTwo extends PlanOne {

        public PlanTwo() {
            super(GeneratedCode.VERSION, "two");
        }
    }

    /** A plan of a later version. */
    public static final class PlanOfLater extends PlanOne {

        public PlanOfLater() {
            super(99, "one");
        }
    }

    /** A plan without a version. */
    public static final class PlanOfBefore extends ServicePlan {
        @Override
        public List<String> environments() {
            return List.of("one");
        }

        @Override
        public EnvironmentPlan environment(String name) {
            return null;
        }

        @Override
        public List<String> platformComponents(String className, String platform) {
            return List.of();
        }

        @Override
        public List<String> platforms() {
            return List.of();
        }
    }
}
