package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentParserTest {

    @Test
    void optionsMayStandAnywhere() throws UsageException {
        Arguments expected = new Arguments(
                Command.LOCAL,
                Map.of(Option.VERBOSE, "", Option.HOST, "web01", Option.JSON, "", Option.PLATFORM, "debian"),
                List.of("dev"));

        for (String line : List.of(
                "-v local dev --host web01 --json --platform debian",
                "local --host=web01 dev --platform=debian -v --json",
                "local -v --json --platform debian --host web01 dev")) {
            assertThat(ArgumentParser.parse(line.split(" ", -1))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "check,                        CHECK,               0",
        "check dev staging -v,         CHECK,               2",
        "check check,                  CHECK,               1",
        "check local remote,           CHECK,               2",
        "plan dev --format json,       PLAN,                1",
        "explain,                      EXPLAIN,             0",
        "explain lw210,                EXPLAIN,             1",
        "generate-completion --name x, GENERATE_COMPLETION, 0"
    })
    void commandsTakeTheirOperands(String line, Command command, int operands) throws UsageException {
        Arguments arguments = ArgumentParser.parse(line.split(" ", -1));

        assertThat(arguments.command()).isEqualTo(command);
        assertThat(arguments.operands()).hasSize(operands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "local --help", "-h local", "-vh remote", "local --help --predict"})
    void helpNeedsNothingElse(String line) throws UsageException {
        assertThat(ArgumentParser.parse(line.split(" ", -1)).has(Option.HELP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                 | a command is missing                        | commands: local, remote, check, plan, secrets, explain, generate-completion; --help shows more",
                "lcoal dev          | there is no command 'lcoal'                 | did you mean 'local'?",
                "local check dev    | 'dev' is one argument too many for 'local'  | 'local' takes one environment",
                "banana dev         | there is no command 'banana'                | commands: local, remote, check, plan, secrets, explain, generate-completion",
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

        assertThatThrownBy(() -> ArgumentParser.parse(args))
                .isInstanceOfSatisfying(UsageException.class, e -> assertThat(Map.of(e.getMessage(), e.help()))
                        .containsExactly(Map.entry(message, help)));
    }
}
