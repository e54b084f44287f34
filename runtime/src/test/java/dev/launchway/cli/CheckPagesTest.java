package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.ErrorPage;
import dev.launchway.testing.compiler.Example;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/errors} about what only {@code check} finds tell the truth.
 *
 * <p>With {@code -Dlaunchway.errors.write=true} it writes what {@code check} says into them instead of comparing.
 */
final class CheckPagesTest {

    private static final boolean WRITE = Boolean.getBoolean("launchway.errors.write");

    @TempDir
    Path directory;

    static Stream<Arguments> examples() {
        return ErrorPage.all().stream()
                .filter(page -> page.origin() == ErrorPage.Origin.CHECK)
                .flatMap(page -> Stream.of(Compilers.values()).map(compiler -> Arguments.of(page, compiler)));
    }

    /** All that {@code check} prints; what the compiler prints, if it prints anything. */
    private String said(Compilers compiler, Map<String, String> files) {
        Compilers.Result service = new Example(compiler, directory, files).compile();
        return service.messages().isEmpty() ? CheckOf.service(service.loader(), directory) : Example.text(service);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theWrongExampleGivesThisCodeAndNothingElse(ErrorPage page, Compilers compiler) {
        String said = said(compiler, page.wrong());
        if (WRITE && compiler == Compilers.JAVAC) {
            page.rewrite(said);
        }
        assumeFalse(WRITE);

        assertThat(said).isEqualTo(page.says()).contains("[" + page.code() + "]");
        assertThat(said.split("\\[LW", -1)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRightExampleIsRight(ErrorPage page, Compilers compiler) {
        assertThat(page.right()).isNotEqualTo(page.wrong());
        assertThat(said(compiler, page.right())).isEmpty();
    }
}
