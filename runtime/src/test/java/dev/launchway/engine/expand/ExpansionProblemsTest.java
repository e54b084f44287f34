package dev.launchway.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.expand.App;
import com.example.expand.CallingCode;
import com.example.expand.OneToken;
import com.example.expand.Web;
import com.example.expand.Wrong;
import dev.launchway.plan.TemplateText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionProblemsTest {

    private final TestPlan plan = new TestPlan();

    private ModelProblem problem(Class<?> type) {
        List<ModelProblem> problems =
                new TestPlan().component("wrong", type).host("h1", "wrong").problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void namesPlaceAndLineOfWhatConfigureThrows() {
        ModelProblem problem = problem(Wrong.Throwing.class);

        assertThat(problem.environment()).isEqualTo("dev");
        assertThat(problem.host()).isEqualTo("h1");
        assertThat(problem.breadcrumb()).isEqualTo("Throwing");
        assertThat(problem.message()).isEqualTo("IOException: no network");
        assertThat(problem.location()).matches("Wrong\\.java:\\d+");
        assertThat(problem.stackTrace()).contains("second line").contains("Wrong$Throwing.configure");
    }

    @Test
    void leadsToTheUsersLineAndNotIntoGeneratedCode() {
        assertThat(problem(Wrong.Throwing.class).stackTrace()).doesNotContain("_Definition");
        assertThat(problem(Wrong.ProvidingBadly.class).stackTrace())
                .contains("Wrong$ProvidingBadly.early(Wrong.java:")
                .doesNotContain("_Definition");
    }

    @Test
    void numbersWhatIsWrong() {
        assertThat(problem(Wrong.Throwing.class).code().id()).isEqualTo("LW150");
        assertThat(problem(Wrong.Managing.class).code().id()).isEqualTo("LW151");
        assertThat(problem(Wrong.AddingText.class).code().id()).isEqualTo("LW153");
        assertThat(problem(Wrong.Selfish.class).code().id()).isEqualTo("LW154");
        assertThat(problem(Wrong.Endless.class).code().id()).isEqualTo("LW155");
        assertThat(problem(Wrong.Initialized.class).code().id()).isEqualTo("LW156");
        assertThat(problem(Wrong.Undeclared.class).code().id()).isEqualTo("LW157");
        assertThat(problem(ExpansionProblemsTest.class).code().id()).isEqualTo("LW160");
        assertThat(problem(Wrong.ProvidingNull.class).code().id()).isEqualTo("LW230");
        assertThat(problem(Wrong.ProvidingBadly.class).code().id()).isEqualTo("LW231");
        assertThat(problem(Wrong.NoResource.class).code().id()).isEqualTo("LW401");
        assertThat(problem(Wrong.WithTypo.class).code().id()).isEqualTo("LW403");
    }

    @Test
    void saysItInOneLine() {
        assertThat(problem(Wrong.Speaking.class).message()).isEqualTo("say what is wrong");
        assertThat(problem(Wrong.Initializing.class).message())
                .isEqualTo("a static initializer: NumberFormatException: For input string: \"none\"");
        assertThat(problem(Wrong.Recursive.class).message())
                .isEqualTo("StackOverflowError: a method calls itself without end");
        assertThat(problem(Wrong.Recursive.class).location()).startsWith("Wrong.java:");
        assertThat(problem(Wrong.Dereferencing.class).message()).startsWith("NullPointerException: Cannot invoke");
        assertThat(problem(Wrong.WithTypo.class).message())
                .isEqualTo("template \"{{ component.prot }}\": component has no 'prot'");
        assertThat(problem(Wrong.WithTypo.class).help()).isEqualTo("did you mean 'port'?");
        assertThat(problem(Wrong.WithTypo.class).location()).startsWith("Wrong.java:");
        assertThat(problem(Wrong.NoResource.class).message())
                .isEqualTo("there is no file 'data.jsn' in the definition directory com/example/expand;"
                        + " did you mean 'data.json'?");
    }

    @ParameterizedTest
    @ValueSource(classes = {Wrong.Revealing.class, Wrong.HandingOn.class, Wrong.ProvidingASecret.class})
    void namesTheSecretThatNothingSets(Class<?> type) {
        ModelProblem problem = problem(type);

        assertThat(problem.code().id()).isEqualTo("LW323");
        assertThat(problem.message()).isEqualTo("nothing sets the secret 'password' of " + type.getSimpleName());
        assertThat(problem.location()).startsWith("Wrong.java:");
        assertThat(problem.help()).matches("run: java -jar plan.jar secrets set \\S+ component\\.\\S+\\.password; .*");
    }

    @Test
    void blamesNoSecretForTheNullOfAnotherField() {
        assertThat(problem(Wrong.NullBesideASecret.class).code().id()).isEqualTo("LW150");
    }

    @Test
    void wantsSubComponentsMadeInConfigure() {
        ModelProblem problem = problem(Wrong.Initialized.class);

        assertThat(problem.message()).contains("'leaf' of Initialized").contains("before attributes are set");
        assertThat(problem.help()).isEqualTo("assign the field in configure");
    }

    @Test
    void wantsResourcesToBeThere() {
        assertThat(problem(Wrong.ProvidingNull.class).message()).isEqualTo("early() provides null as 'x:early'");
        assertThat(problem(Wrong.ProvidingNullField.class).message())
                .isEqualTo("the field 'late' provides null as 'x:late'");
        assertThat(problem(Wrong.ProvidingBadly.class).message())
                .isEqualTo("providing 'x:early' by early() failed: UnsupportedOperationException: too early");
        assertThat(problem(Wrong.ProvidingBadly.class).location()).startsWith("Wrong.java:");
    }

    @ParameterizedTest
    @ValueSource(classes = {Wrong.One.class, Wrong.Many.class, Wrong.Here.class})
    void namesRequirerAndPossibleProvidersWhenNothingIsProvided(Class<?> requirer) {
        plan.component("provider", Wrong.ProvidingNothing.class)
                .component("requirer", requirer)
                .host("h1", "provider requirer");
        plan.builder().group("x:late", "0").awaits(1, "0");

        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.breadcrumb()).isEqualTo(requirer.getSimpleName());
            assertThat(problem.message())
                    .startsWith("nothing provides 'x:late', which " + requirer.getSimpleName() + ".")
                    .contains(" requires");
            assertThat(problem.help()).startsWith("provider on h1 could provide it");
        });
    }

    @Test
    void countsValues() {
        plan.component("app", App.class)
                .component("one", OneToken.class)
                .host("h1", "app one")
                .host("h2", "app");

        assertThat(plan.order(0, 2, 1).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("OneToken.token takes exactly one 'app:token', and there are 2");
            assertThat(problem.help()).contains("app on h1, app on h2");
        });
    }

    @Test
    void refusesComponentsInTwoPlaces() {
        assertThat(problem(Wrong.Selfish.class).message()).startsWith("a component contains itself: Selfish");
        assertThat(problem(Wrong.Endless.class).message()).startsWith("components are nested more than 200 deep");
        assertThat(problem(Wrong.Sharing.class).message())
                .isEqualTo("Sharing > Leaf(\"a\") > Leaf(\"shared\") is made a sub-component of Sharing > Leaf(\"b\"),"
                        + " and is a sub-component of Sharing > Leaf(\"a\") already");
        List<ModelProblem> shared = plan.component("static", Wrong.Static.class)
                .host("h1", "static")
                .host("h2", "static")
                .problems();
        assertThat(shared).singleElement().satisfies(problem -> {
            assertThat(problem.host()).isEqualTo("h2");
            assertThat(problem.location()).startsWith("Wrong.java:");
        });
    }

    @Test
    void refusesWhatIsNoComponent() {
        ModelProblem problem = problem(Wrong.AddingText.class);

        assertThat(problem.message()).isEqualTo("java.lang.String is no component, and cannot be a part of AddingText");
        assertThat(problem.location()).startsWith("Wrong.java:");
    }

    @Test
    void reportsAFailingChildOnce() {
        assertThat(problem(Wrong.AddingBroken.class).breadcrumb()).isEqualTo("AddingBroken > Speaking");
    }

    @Test
    void reportsAllFailingFields() {
        List<ModelProblem> problems =
                plan.component("two", Wrong.TwoBroken.class).host("h1", "two").problems();

        assertThat(problems)
                .extracting(ModelProblem::breadcrumb)
                .containsExactly("TwoBroken > Speaking", "TwoBroken > Throwing");
    }

    @Test
    void reportsAllRootsButNotThoseThatNeedAFailedOne() {
        plan.component("provider", Wrong.ProvidingNullField.class)
                .component("requirer", Wrong.Many.class)
                .component("other", Wrong.Speaking.class)
                .host("h1", "provider requirer other");
        plan.builder().group("x:late", "0").awaits(1, "0");

        assertThat(plan.problems())
                .extracting(ModelProblem::breadcrumb)
                .containsExactly("ProvidingNullField", "Speaking");
    }

    @Test
    void refusesTwoDecidersOfAPath() {
        ModelProblem problem = problem(Wrong.Managing.class);

        assertThat(problem.message())
                .isEqualTo(
                        "two components decide about the content of /etc/x: Managing > Manager and Managing > Manager");
        assertThat(new TestPlan()
                        .component("wrong", Wrong.Managing.class)
                        .host("h1", "!wrong")
                        .problems())
                .isEmpty();
    }

    @Test
    void refusesToAddAfterConfigure() throws InvalidModelException {
        Wrong.LateAdder late = (Wrong.LateAdder) plan.component("late", Wrong.LateAdder.class)
                .host("h1", "late")
                .expand()
                .roots()
                .get(0)
                .node()
                .component();

        assertThatThrownBy(late::addNow).hasMessage("a component was added to LateAdder after that one was configured");
    }

    @Test
    void pointsAtTheEnvironmentFileForItsValues() {
        plan.component("web", Web.class)
                .component("app", App.class)
                .host("h1", "web app")
                .override("web", "port", "eighty")
                .override("web", "serverName", new TemplateText("{{ host.nam }}"))
                .override("web", "timeout", new TemplateText("{{ host.name }}"));

        List<ModelProblem> problems = plan.problems();

        assertThat(problems)
                .extracting(ModelProblem::message)
                .containsExactly(
                        "'port' of web: 'eighty' is not a whole number from -2147483648 to 2147483647",
                        "'server-name' of web: template \"{{ host.nam }}\": host has no 'nam'",
                        problems.get(2).message());
        assertThat(problems.get(2).message()).startsWith("'timeout' of web: ").contains("h1");
        assertThat(problems).extracting(ModelProblem::location).containsOnly("environments/dev.toml:9:1");
    }

    @Test
    void namesAClassWithoutDefinition() {
        assertThat(problem(ExpansionProblemsTest.class).message()).endsWith("has no generated definition");
        assertThat(problem(com.example.expand.Leaf.class).message())
                .isEqualTo("com.example.expand.Leaf has no constructor without arguments");
    }

    @Test
    void wantsTypesWithResourcesToBeDeclared() throws InvalidModelException {
        ModelProblem problem = problem(Wrong.Undeclared.class);

        assertThat(problem.message())
                .isEqualTo("Inner provides 'x:inner', and the compiler does not know:"
                        + " no field of Undeclared has the type Outer");
        assertThat(problem.help()).isEqualTo("write @Component(adds = Outer.class) on Undeclared");
        assertThat(problem(Wrong.WiderInField.class).help())
                .isEqualTo("write @Component(adds = Wider.class) on WiderInField");
        assertThat(plan.component("declared", Wrong.Declared.class)
                        .host("h1", "declared")
                        .expand()
                        .resources())
                .hasSize(1);
    }

    @Test
    void pointsAtTheTemplateWhereNoUserCodeIsRunning() {
        ModelProblem problem = CallingCode.call(() -> problem(Wrong.WithTemplate.class));

        assertThat(problem.breadcrumb()).startsWith("WithTemplate > File(\"wrong.conf\")");
        assertThat(problem.message()).isEqualTo("component has no 'wrd'");
        assertThat(problem.help()).isEqualTo("did you mean 'word'?");
        assertThat(problem.location()).isEqualTo("com/example/expand/wrong.conf:2:14");
    }
}
