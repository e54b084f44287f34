package dev.launchway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a host says, wherever it says it: no runner of a code host obeys it. */
class LogCommandsTest {

    private static final List<String> COMMANDS = List.of(
            "::set-env name=PATH::/tmp",
            "::error file=a::b",
            "##[error]x",
            "##[set-env name=PATH;]/tmp",
            "##vso[task.setvariable variable=a]b",
            "##teamcity[buildStatus status='SUCCESS']",
            "section_start:1700000000:x[collapsed=true]\r\u001b[0Khidden");

    private static final List<String> BEFORE = List.of(
            "",
            "  \t",
            "\u00a0\u3000\u2003",
            "\u200b",
            "\u001b[31m",
            "\u001b[0;1m ",
            "text\r",
            "text\n",
            "text\r\n \u001b[m",
            "text\u2028",
            "text\u0085",
            "\u001b]0;title\u0007",
            "\ufeff");

    /** What GitHub, Azure DevOps and TeamCity look for, and GitLab. */
    private static final Pattern OBEYED = Pattern.compile(
            "^(?:[\\s\\p{Z}\\p{Cf}]|\u001b\\[[0-9;]*[A-Za-z])*::[a-z-]+[^\n]*::|##\\w*\\[|section_(start|end):[^\r\n]*\r\u001b\\[0K",
            Pattern.MULTILINE);

    /** Names that the compiler has checked are plain. */
    private static List<RunEvent> events(String text) {
        Failure failure = new Failure(text, List.of(text, "stdout:", "  " + text), text, text + "\n\tat " + text);
        Timing slow = new Timing(Duration.ofSeconds(99), Duration.ofSeconds(99), Duration.ofSeconds(99));
        return List.of(
                new RunStarted("dev", List.of("a"), Mode.DEPLOY),
                new Reaching("dev", List.of("a")),
                new HostReached("a", 1900, ""),
                new Message(text, text, text),
                new Message("", "", text),
                new Problem(Trouble.UNFIT, "LW1", text, text, text, failure, text),
                new Warning("LW1", text, text, text, text),
                new RootStarted(text, text),
                new ComponentChanging(text, text, text),
                new Diff(text, text, text, List.of(text, " " + text, "+" + text, "-" + text, "@@ " + text), text),
                new ComponentFinished(text, text, true, slow),
                new Output(text, text, text),
                new Message("", "", text),
                new WouldDo(text, text, text),
                new NotKnown(text, text, text),
                new NotProven(text, text, text),
                new Receiving(text, text, 300, 1024),
                new ComponentFailed(text, text, failure),
                new RootFinished(text, text, Outcome.FAILED, text, Duration.ZERO),
                new RootFinished(text, text, Outcome.SKIPPED, text, Duration.ZERO),
                new RunFinished("dev", Mode.DEPLOY, 1, 2, 3, 4, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void aRunForPeopleObeysNothing(Style style) {
        for (Mode mode : Mode.values()) {
            for (String before : BEFORE) {
                for (String command : COMMANDS) {
                    Printed printed = new Printed(style, false);
                    EventSink report = new TextReport(printed.output(), true);
                    report.accept(new RunStarted("dev", List.of("a"), mode));
                    events(before + command).forEach(report::accept);

                    assertThat(printed.out() + "\n" + printed.err()).doesNotContainPattern(OBEYED);
                }
            }
        }
    }

    @Test
    void aRunForMachinesObeysNothingAndSaysTheSame() {
        for (String command : COMMANDS) {
            Printed printed = new Printed(Style.PLAIN, false);
            JsonReport report = new JsonReport(printed.output().out(), true);
            events(command).forEach(report::accept);

            assertThat(printed.out()).doesNotContainPattern(OBEYED);
            String output = printed.out()
                    .lines()
                    .filter(line -> line.contains("\"output\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(JsonParser.parseString(output)
                            .getAsJsonObject()
                            .get("line")
                            .getAsString())
                    .isEqualTo(CleanText.withoutColours(command));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::1 localhost",
                "std::vector",
                "  Foo::bar()",
                "## Heading",
                "a ## [b]",
                "# [section]",
                "::",
                "",
                "fe80::1"
            })
    void otherTextStays(String text) {
        assertThat(LogCommands.plain(text)).isEqualTo(text);
    }
}
