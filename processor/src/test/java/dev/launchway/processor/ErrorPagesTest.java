package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.launchway.diagnostic.Code;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.ErrorPage;
import dev.launchway.testing.compiler.Example;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/errors} tell the truth about the compiler; of those that {@code check} alone can fill,
 * {@code CheckPagesTest} of the runtime holds the same.
 *
 * <p>With {@code -Dlaunchway.errors.write=true} it writes what the compiler says into them, and the list of codes into their
 * README, instead of comparing. {@code -Dlaunchway.errors.only=LW21} looks at the pages alone whose code begins so.
 */
final class ErrorPagesTest {

    private static final boolean WRITE = Boolean.getBoolean("launchway.errors.write");

    private static final String ONLY = System.getProperty("launchway.errors.only", "LW");

    private static final Map<Code.Family, String> FAMILIES = new EnumMap<>(Map.of(
            Code.Family.COMPONENT, "Components and hierarchy",
            Code.Family.RESOURCE, "Resources and order",
            Code.Family.ENVIRONMENT, "Environments",
            Code.Family.TEMPLATE, "Templates and sources"));

    @TempDir
    Path directory;

    static Stream<Arguments> examples() {
        return ErrorPage.all().stream()
                .filter(page -> page.origin() == ErrorPage.Origin.COMPILER)
                .filter(page -> page.code().startsWith(ONLY))
                .flatMap(page -> page.compilers().stream().map(compiler -> Arguments.of(page, compiler)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theWrongExampleGivesThisCodeAndNothingElse(ErrorPage page, Compilers compiler) {
        String said = Example.text(new Example(compiler, directory, page.wrong()).compile());
        if (WRITE && compiler == Compilers.JAVAC) {
            page.rewrite(said);
        }
        assumeFalse(WRITE);

        assertThat(said).isEqualTo(page.says());
        assertThat(said.split("\\[LW", -1)).hasSize(2);
        assertThat(said).contains("[" + page.code() + "]");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRightExampleIsRight(ErrorPage page, Compilers compiler) {
        assertThat(page.right()).isNotEqualTo(page.wrong());
        assertThat(Example.text(new Example(compiler, directory, page.right()).compile()))
                .isEmpty();
    }

    @Test
    void eachCodeHasAPageAndEachPageACode() {
        List<String> codes = Stream.of(Code.values()).map(Code::id).toList();

        assertThat(ErrorPage.all()).extracting(ErrorPage::code).containsExactlyElementsOf(codes);
    }

    @Test
    void theReadmeListsThePages() {
        StringBuilder list = new StringBuilder();
        FAMILIES.forEach((family, heading) -> {
            List<String> ids = Stream.of(Code.values())
                    .filter(code -> code.family() == family)
                    .map(Code::id)
                    .toList();
            list.append("\n## ").append(heading).append("\n\n| code | |\n| --- | --- |\n");
            ErrorPage.all().stream()
                    .filter(page -> ids.contains(page.code()))
                    .forEach(page -> list.append(
                            "| [" + page.code() + "](" + page.file().getFileName() + ") | " + page.title() + " |\n"));
        });
        String readme = String.join("\n", ErrorPage.lines(ErrorPage.readme())) + "\n";
        int start = readme.indexOf("\n## ");
        if (WRITE) {
            ErrorPage.write(ErrorPage.readme(), readme.substring(0, start) + list);
        }
        assumeFalse(WRITE);

        assertThat(readme.substring(start)).isEqualTo(list.toString());
    }
}
