package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** With {@code -Dlaunchway.writeHelp=true} it writes the texts instead of comparing them. */
class HelpTextTest {

    private static final Path TEXTS = Path.of("src/main/resources/dev/launchway/cli/help");

    static Stream<String> words() {
        return Stream.concat(Stream.of("launchway"), Stream.of(Command.values()).map(Command::word));
    }

    @ParameterizedTest
    @MethodSource("words")
    void theKeptTextIsWhatPicocliWrites(String word) throws IOException {
        CommandLine all = CommandLineSyntax.commandLine();
        CommandLine line = word.equals("launchway") ? all : all.getSubcommands().get(word);
        String rendered = line.getUsageMessage(Ansi.OFF);
        if (Boolean.getBoolean("launchway.writeHelp")) {
            Files.writeString(TEXTS.resolve(word + ".txt"), rendered);
        }

        assertThat(Files.readString(TEXTS.resolve(word + ".txt"))).isEqualTo(rendered);
    }

    @ParameterizedTest
    @MethodSource("words")
    void isReadWhereNothingElseIsAskedFor(String word) {
        String text = HelpText.of(Command.of(word));
        boolean all = word.equals("launchway");

        assertThat(HelpText.askedFor(all ? new String[] {"--help"} : new String[] {word, "--help"}))
                .isEqualTo(text);
        assertThat(HelpText.askedFor(all ? new String[] {"-h"} : new String[] {word, "-h"}))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "local", "lcoal --help", "local dev --help", "--help local", "-v --help"})
    void isLeftToPicocliElsewhere(String line) {
        assertThat(HelpText.askedFor(line.isEmpty() ? new String[0] : line.split(" ", -1)))
                .isNull();
    }

    @Test
    void completionAndHelpKnowAllCommands() {
        List<String> all = Stream.of(Command.values()).map(Command::word).toList();

        assertThat(CommandLineSyntax.commandLine().getSubcommands().keySet()).containsExactlyElementsOf(all);
        assertThat(CommandLineSyntax.commandLine("lw", List.of(), List.of())
                        .getSubcommands()
                        .keySet())
                .containsExactlyElementsOf(all);
    }

    @Test
    void noLineIsWiderThanATerminal() {
        List<String> wide = words().map(word -> HelpText.of(Command.of(word)))
                .flatMap(String::lines)
                .filter(line -> line.length() > 80)
                .toList();

        assertThat(wide).isEmpty();
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(HelpText.version()).matches("launchway [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
    }
}
