package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "--version",
                "local dev",
                "local dev --predict --exit-code",
                "-v local dev --host web01 --json",
                "local --host=web01 dev --platform debian",
                "--no-color check",
                "check dev staging -v",
                "plan dev --format json",
                "plan --help",
                "explain",
                "explain lw210",
                "generate-completion --name lw"
            })
    void plainLinesNeedNoPicocliAndMeanTheSame(String line) throws UsageError {
        String[] args = line.split(" ", -1);

        assertThat(QuickParser.parse(args)).isNotNull().isEqualTo(PicocliParser.parse(args));
    }

    @Test
    void whateverTheQuickParserUnderstandsPicocliUnderstandsTheSameWay() {
        List<String> words =
                new ArrayList<>(List.of("dev", "web01", "x=y", "--name=x", "--host=", "--json=1", "--", "-vh"));
        for (Command command : Command.values()) {
            words.add(command.word());
        }
        for (Option option : Option.values()) {
            words.add(option.longName());
        }
        words.addAll(List.of("-v", "-h", "-x", ""));
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            String[] args = new String[random.nextInt(5)];
            for (int j = 0; j < args.length; j++) {
                args[j] = words.get(random.nextInt(words.size()));
            }
            Arguments quick = QuickParser.parse(args);
            if (quick != null) {
                understood++;
                assertThat(outcome(args)).as(String.join(" ", args)).isEqualTo(quick.toString());
            }
        }
        assertThat(understood).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                 | a command is missing                        | commands: local, remote, check, plan, explain, generate-completion; --help shows more",
                "lcoal dev          | there is no command 'lcoal'                 | did you mean 'local'?",
                "secrets dev        | there is no command 'secrets'               | commands: local, remote, check, plan, explain, generate-completion",
                "local              | 'local' needs an environment                | --help shows how it is used",
                "explain 210 211    | '211' is one argument too many for 'explain' | 'explain' takes one code",
                "plan dev prod      | 'prod' is one argument too many for 'plan'  | 'plan' takes one environment",
                "local dev --predit | there is no option '--predit' of 'local'    | did you mean '--predict'?",
                "local dev --jsno=1 | there is no option '--jsno' of 'local'      | did you mean '--json'?",
                "--verbos check     | there is no option '--verbos'               | did you mean '--verbose'?",
                "local dev --json --json | option '--json' is given twice         | \"\"",
                "local dev --host   | option '--host' needs a value: HOST         | --help shows how it is used"
            })
    void whatIsWrongIsSaidWithAWayOut(String line, String message, String help) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(QuickParser.parse(args)).isNull();
        assertThatThrownBy(() -> PicocliParser.parse(args))
                .isInstanceOfSatisfying(UsageError.class, e -> assertThat(Map.of(e.getMessage(), e.help()))
                        .containsExactly(Map.entry(message, help)));
    }

    private static String outcome(String[] args) {
        try {
            return PicocliParser.parse(args).toString();
        } catch (UsageError e) {
            return e.getMessage();
        }
    }
}
