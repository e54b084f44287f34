package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.rollout.RunResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts say while they work. */
class HostileWorkTest extends HostileAgentCase {

    /** What an agent says while a root component is at work. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum AtWork {
        GARBAGE("the agent makes no sense", (host, agent) -> host.out().write(garbage())),
        READY_AGAIN("out of turn", (host, agent) -> agent.send(new Ready(Map.of()))),
        ANOTHER_ROOT("was not asked for", (host, agent) -> {
            start(agent);
            agent.send(new RootEnded(1, Outcome.CHANGED, 1, 0));
        }),
        A_ROOT_THAT_IS_NONE("was not asked for", (host, agent) -> {
            start(agent);
            agent.send(new RootEnded(Integer.MAX_VALUE, Outcome.CHANGED, 1, 0));
        }),
        THE_NAME_OF_ANOTHER_ROOT(
                "was not asked for", (host, agent) -> agent.send(new EventReport(new RootStarted("web", "front")))),
        AN_END_WITHOUT_A_BEGINNING(
                "was not asked for", (host, agent) -> agent.send(new RootEnded(0, Outcome.CHANGED, 1, 0))),
        MORE_THAN_THERE_IS("was not asked for", (host, agent) -> {
            start(agent);
            agent.send(new EventReport(new RootFinished("evil", "app", Outcome.CHANGED, "", Duration.ZERO)));
            agent.send(new RootEnded(0, Outcome.CHANGED, Integer.MAX_VALUE, Integer.MAX_VALUE));
        }),
        FAILURES_WITHOUT_END("was not asked for", (host, agent) -> {
            start(agent);
            while (true) {
                agent.send(
                        new EventReport(new ComponentFailed("evil", "App", new Failure("x", List.of(), "", "trace"))));
            }
        }),
        REMARKS_WITHOUT_END("was not asked for", (host, agent) -> {
            while (true) {
                agent.send(new EventReport(new Message("evil", "", "hello")));
            }
        }),
        WHAT_NOBODY_NAMED("asks for what is not its own", (host, agent) -> {
            start(agent);
            agent.send(new AskContent(new ControllerFile("com.example.shop.App", "/etc/passwd")));
        }),
        WHAT_ANOTHER_COMPONENT_NAMED("asks for what is not its own", (host, agent) -> {
            start(agent);
            agent.send(new AskContent(new ControllerFile("com.example.shop.Front", "greeting")));
        }),
        A_PART_OF_WHAT_IT_DOES_NOT_KNOW("asks for what is not its own", (host, agent) -> {
            start(agent);
            agent.send(new AskContentPart(GREETING, 0));
        }),
        A_PART_BEYOND_THE_END("asks for what is not its own", (host, agent) -> {
            found(agent);
            agent.send(new AskContentPart(GREETING, 1));
        }),
        A_PART_BEFORE_THE_BEGINNING("asks for what is not its own", (host, agent) -> {
            found(agent);
            agent.send(new AskContentPart(GREETING, Long.MIN_VALUE));
        }),
        PARTS_WITHOUT_END("asks for what is not its own", (host, agent) -> {
            found(agent);
            while (true) {
                agent.send(new AskContentPart(GREETING, 0));
            }
        }),
        A_FILE_OF_ANOTHER_COMPONENT(
                "asks for what is not its own",
                (host, agent) -> agent.send(new AskFile("com.example.shop.Front", "front.conf"))),
        HALF_A_FRAME_AND_AN_END("ends within a frame", (host, agent) -> {
            frame(host, 1000);
            host.out().write(new byte[500]);
        }),
        SILENCE("no sign of life for 18 s", (host, agent) -> host.silence()),
        HALF_A_FRAME_AND_SILENCE("no sign of life for 18 s", (host, agent) -> {
            start(agent);
            frame(host, 1000);
            host.out().write(new byte[500]);
            host.out().flush();
            host.silence();
        });

        private final String expected;
        private final Part part;

        AtWork(String expected, Part part) {
            this.expected = expected;
            this.part = part;
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(AtWork.class)
    void theOthersGoOn(AtWork words) throws Exception {
        prepareFor(words);
        RunResult result = run(host -> {
            AgentSide agent = ready(host);
            words.part.play(host, agent);
        });

        assertThat(result.troubles()).isEmpty();
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.changed()).isEqualTo(1);
        assertThat(text())
                .contains(words.expected)
                .contains("evil: App")
                .contains("skipped: web: front (waits for app on evil, which failed)");
        assertThat(directory.resolve("hosts/honest/work/app/app.conf")).hasContent("honest");
        expectHarmless();
    }

    /** How an agent behaves after it has said that all of its root components are done. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum AtTheEnd {
        AN_END("the agent ended", (host, agent) -> {}),
        SILENCE("it does not take its leave", (host, agent) -> host.silence()),
        SIGNS_OF_LIFE_WITHOUT_END("it does not take its leave", (host, agent) -> {
            while (true) {
                agent.send(new FromAgent.Alive());
            }
        }),
        GARBAGE("the agent makes no sense", (host, agent) -> host.out().write(garbage())),
        ANOTHER_ROOT("the agent ", (host, agent) -> agent.send(new RootEnded(0, Outcome.CHANGED, 1, 0))),
        A_QUESTION_AND_SILENCE("it does not take its leave", (host, agent) -> {
            agent.send(new AskHosts());
            host.silence();
        });

        private final String expected;
        private final Part part;

        AtTheEnd(String expected, Part part) {
            this.expected = expected;
            this.part = part;
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(AtTheEnd.class)
    void aHostThatIsLostAfterItsLastRootComponentIsNoSuccess(AtTheEnd words) throws Exception {
        prepareFor(words);
        RunResult result = run(host -> {
            AgentSide agent = ready(host);
            start(agent);
            agent.send(new EventReport(new RootFinished("evil", "app", Outcome.UNCHANGED, "", Duration.ZERO)));
            agent.send(new RootEnded(0, Outcome.UNCHANGED, 0, 2));
            words.part.play(host, agent);
        });

        assertThat(result.troubles()).isEmpty();
        assertThat(result.failed()).isZero();
        assertThat(result.lost()).isEqualTo(1);
        assertThat(text())
                .contains("failed: evil\n    was lost after its last root component: ")
                .contains(words.expected)
                .contains(", 1 host lost in ");
        assertThat(json.toString(StandardCharsets.UTF_8))
                .contains("{\"event\":\"host-lost\",\"host\":\"evil\",")
                .contains("\"outcome\":\"failed\"")
                .contains("\"lost\":1");
        assertThat(directory.resolve("hosts/honest/work/app/app.conf")).hasContent("honest");
        expectHarmless();
    }

    @Test
    void noEscapeSequenceReachesTheTerminal() throws Exception {
        Failure failure = new Failure(ESCAPES, List.of(ESCAPES), ESCAPES, ESCAPES);
        RunResult result = run(host -> {
            AgentSide agent = ready(host);
            start(agent);
            agent.send(new EventReport(new ComponentChanging("x", ESCAPES, ESCAPES)));
            agent.send(new EventReport(new Message("x", ESCAPES, ESCAPES)));
            agent.send(new EventReport(new Output("x", ESCAPES, ESCAPES)));
            agent.send(
                    new EventReport(new Diff("x", ESCAPES, ESCAPES, List.of("+" + ESCAPES, "-" + ESCAPES), ESCAPES)));
            agent.send(new EventReport(new ComponentFinished(
                    "x", ESCAPES, true, new Timing(Duration.ofHours(1), Duration.ZERO, Duration.ZERO))));
            agent.send(new EventReport(new ComponentFailed("x", ESCAPES, failure)));
            agent.send(new EventReport(new RootFinished("x", "app", Outcome.FAILED, ESCAPES, Duration.ZERO)));
            agent.send(new RootEnded(0, Outcome.FAILED, 0, 0));
            end(agent);
        });

        assertThat(result.failed()).isEqualTo(1);
        assertThat(text()).contains("␛[2J");
        expectHarmless();
    }

    @Test
    void aFloodIsTakenNoFasterThanItIsDealtWith() throws Exception {
        AtomicLong said = new AtomicLong();
        AtomicLong most = new AtomicLong();
        List<String> lines = Collections.nCopies(50, "x".repeat(10_000));
        int events = 80;
        RunResult result = run(
                host -> {
                    AgentSide agent = ready(host);
                    start(agent);
                    for (int i = 0; i < events; i++) {
                        agent.send(new EventReport(new Diff("evil", "App", "/x", lines, "")));
                        said.incrementAndGet();
                    }
                    agent.send(new EventReport(new RootFinished("evil", "app", Outcome.UNCHANGED, "", Duration.ZERO)));
                    agent.send(new RootEnded(0, Outcome.UNCHANGED, 0, 2));
                    end(agent);
                },
                event -> {
                    if (event instanceof Diff) {
                        most.accumulateAndGet(said.decrementAndGet(), Math::max);
                        for (int i = 0; i < 100 && said.get() < events / 4; i++) {
                            Thread.onSpinWait();
                        }
                    }
                });

        assertThat(result.failed()).isZero();
        assertThat(most.get()).isLessThan(15);
    }
}
