package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refusal;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.HostileHosts.Behaviour;
import dev.launchway.testing.HostileHosts.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts say before anything is changed. */
class HostileAgentTest extends HostileAgentCase {

    /** What is said instead of an answer to the first script. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum FirstWords {
        GARBAGE("runs no command", host -> host.out().write(garbage())),
        NOTHING("runs no command", host -> {}),
        SILENCE("does not answer within 15 s", Host::silence),
        A_LINE_WITHOUT_END("a line of more than", host -> {
            host.say(host.mark() + "\n");
            while (true) {
                host.say("x".repeat(1000));
            }
        }),
        NOISE_WITHOUT_END(
                "the host",
                host -> { // too much of it, or for too long
                    while (true) {
                        host.say("welcome\n".repeat(1000));
                    }
                }),
        FACTS_WITHOUT_END("more than 1000 lines", host -> {
            host.say(host.mark() + "\n");
            while (true) {
                host.say("missing=0\n");
            }
        }),
        FACTS_AND_SILENCE("does not answer within 15 s", host -> {
            host.say(host.mark() + "\nhome=/root\nmissing=");
            host.silence();
        }),
        A_PLACE_THAT_IS_NONE(
                "no absolute path", host -> host.say(host.mark() + "\nhome=/root\nbase=../../etc\nuser=x\nready\n")),
        A_PLACE_THAT_NOBODY_CAN_WRITE(
                "no absolute path", host -> host.say(host.mark() + "\nhome=/r\0t\nbase=/x\nuser=x\nready\n")),
        A_REASON_WITH_ESCAPES("cannot", host -> host.say(host.mark() + "\nunfit=cannot " + ESCAPES + "\nend\n"));

        private final String expected;
        private final Behaviour behaviour;

        FirstWords(String expected, Behaviour behaviour) {
            this.expected = expected;
            this.behaviour = behaviour;
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(FirstWords.class)
    void nothingBegins(FirstWords words) throws Exception {
        prepareFor(words);
        RunResult result = run(words.behaviour);

        assertThat(result.troubles()).hasSize(1);
        assertThat(text()).contains(words.expected).contains("evil");
        assertThat(directory.resolve("hosts/honest/work")).doesNotExist();
        expectHarmless();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(FirstWords.class)
    void whatTheOthersLackIsToldBesides(FirstWords words) throws Exception {
        Path honest = Files.createDirectories(directory.resolve("hosts/honest"));
        Files.writeString(honest.resolve(".launchway"), "a file in the way");

        prepareFor(words);
        RunResult result = run(words.behaviour);

        assertThat(result.troubles()).contains(Trouble.UNFIT);
        assertThat(text())
                .contains(words.expected)
                .contains("on evil")
                .contains(".launchway")
                .contains("on honest")
                .contains("shop: 2 problems, nothing was changed");
        assertThat(directory.resolve("hosts/web/work")).doesNotExist();
    }

    /** What an agent says instead of being ready. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum BeforeReady {
        GARBAGE("the agent makes no sense", (host, agent) -> host.out().write(garbage())),
        A_FRAME_THAT_IS_TOO_LONG("a frame of 8388609 bytes", (host, agent) -> frame(host, 8 * MEBIBYTE + 1)),
        A_LENGTH_THAT_NOBODY_MEANS("a frame of 4294967295 bytes", (host, agent) -> frame(host, -1)),
        HALF_A_FRAME_AND_SILENCE("the agent does not answer", (host, agent) -> {
            frame(host, 1000);
            host.out().write(new byte[500]);
            host.out().flush();
            host.silence();
        }),
        A_WORD_FOR_LATER("out of turn", (host, agent) -> agent.send(new RootEnded(0, Outcome.CHANGED, 1, 0))),
        AN_EVENT("out of turn", (host, agent) -> agent.send(new EventReport(new Message("evil", "", "hello")))),
        QUESTIONS_WITHOUT_END("out of turn", (host, agent) -> {
            while (true) {
                agent.send(new AskHosts());
            }
        }),
        A_FILE_OF_ANOTHER_COMPONENT(
                "out of turn", (host, agent) -> agent.send(new AskFile("com.example.shop.Front", "front.conf"))),
        A_FILE_OF_NO_COMPONENT(
                "out of turn", (host, agent) -> agent.send(new AskFile("dev.launchway.cli.Main", "version.txt"))),
        A_FILE_OF_THE_CONTROLLER(
                "out of turn",
                (host, agent) -> agent.send(new AskFile("com.example.shop.App", "../../../environments/shop.toml"))),
        NAMES_OF_THE_CONTROLLER(
                "out of turn", (host, agent) -> agent.send(new AskFileNames("com.example.shop.App", "../.."))),
        A_FILE_TWICE("out of turn", (host, agent) -> {
            agent.send(new AskFile("com.example.shop.App", "app.conf"));
            agent.send(new AskFile("com.example.shop.App", "app.conf"));
        }),
        ANOTHER_FINGERPRINT(
                "gives something else on the host",
                (host, agent) -> agent.send(new Ready(Map.of(0, "0000", 1, "1111", 77, "2222")))),
        A_REFUSAL_WITH_ESCAPES(
                "is locked",
                (host, agent) ->
                        agent.send(new Refused(Refusal.LOCKED, "is locked" + ESCAPES, List.of(ESCAPES, "::error::x")))),
        AN_END("the agent ended", (host, agent) -> {});

        private final String expected;
        private final Part part;

        BeforeReady(String expected, Part part) {
            this.expected = expected;
            this.part = part;
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(BeforeReady.class)
    void nothingIsChanged(BeforeReady words) throws Exception {
        prepareFor(words);
        RunResult result = run(host -> {
            host.hello();
            AgentSide agent = agent(host);
            assertThat(agent.receive()).isInstanceOf(Begin.class);
            words.part.play(host, agent);
        });

        assertThat(result.troubles()).hasSize(1);
        assertThat(text()).contains(words.expected).contains("evil");
        assertThat(directory.resolve("hosts/honest/work")).doesNotExist();
        expectHarmless();
    }
}
