package dev.launchway.agent.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refusal;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.expand.ForeignValues;
import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentSlice;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.SecretValue;
import dev.launchway.plan.TemplateText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What controller and agent say to each other, and what each makes of what nobody should say. */
class ConversationTest {

    private static final HostPlan HOST = new HostPlan(
            "web01",
            "web01.example.com",
            Optional.of("debian"),
            Map.of("rack", "7"),
            Map.of(),
            List.of("nginx", "cron"),
            false,
            "x.toml:3:1");

    private static final SecretValue PASSWORD = new SecretValue("db.password", "correct horse".getBytes(UTF_8));

    @Test
    void noMessageShowsASecretAsText() {
        assertThat(toAgent().toString()).contains("SecretValue[db.password]").doesNotContain("horse");
    }

    @Test
    void theAgentHearsWhatTheControllerSays() throws IOException {
        for (ToAgent message : toAgent()) {
            assertThat(agent(said(message)).receive()).isEqualTo(message);
        }
    }

    @Test
    void theControllerHearsWhatTheAgentSays() throws IOException {
        for (FromAgent message : fromAgent()) {
            assertThat(controller(said(message)).receive()).isEqualTo(message);
        }
    }

    @Test
    void anAgentSpeaksForItsOwnHostAlone() throws IOException {
        byte[] said = said(new EventReport(new Message("another-host", "App", "hello")));

        assertThat(controller(said).receive()).isEqualTo(new EventReport(new Message("web01", "App", "hello")));
    }

    @Test
    void anEndBetweenFramesIsAnEnd() throws IOException {
        assertThat(controller(new byte[0]).receive()).isNull();
    }

    @Test
    void aLengthThatNobodyMeansIsRefusedBeforeAnythingIsAllocated() {
        byte[] huge = {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};

        assertThatThrownBy(() -> controller(huge).receive())
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("2147483647");
    }

    @Test
    void whateverATargetSaysTheControllerStaysUnharmed() throws IOException {
        Random random = new Random(42);
        List<byte[]> frames = new ArrayList<>();
        for (FromAgent message : fromAgent()) {
            frames.add(said(message));
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = mutated(frames.get(random.nextInt(frames.size())), random);
            try {
                ControllerSide controller = controller(frame);
                while (controller.receive() != null) {
                    assertThat(frame).isNotEmpty();
                }
            } catch (IOException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void whateverAControllerSaysTheAgentStaysUnharmed() throws IOException {
        Random random = new Random(43);
        List<byte[]> frames = new ArrayList<>();
        for (ToAgent message : toAgent()) {
            frames.add(said(message));
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = mutated(frames.get(random.nextInt(frames.size())), random);
            try {
                AgentSide agent = agent(frame);
                while (agent.receive() != null) {
                    assertThat(frame).isNotEmpty();
                }
            } catch (IOException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void nestingHasAnEnd() {
        Encoder deep = new Encoder();
        for (int i = 0; i < 100_000; i++) {
            deep.octet(7);
            deep.number(1);
        }
        deep.octet(0);

        assertThatThrownBy(() -> DataCodec.read(new Decoder(deep.toByteArray())))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("too deep");
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] frame = original.clone();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return Arrays.copyOf(frame, random.nextInt(frame.length + 1));
        }
        if (kind == 1) {
            byte[] doubled = Arrays.copyOf(frame, frame.length * 2);
            System.arraycopy(frame, 0, doubled, frame.length, frame.length);
            frame = doubled;
        }
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return frame;
    }

    private static List<ToAgent> toAgent() {
        EnvironmentSlice slice = new EnvironmentSlice(
                "production",
                Map.of("platform", "debian"),
                Map.of("region", "eu"),
                Map.of("db.example.com", List.of("192.0.2.1")),
                Map.of("/etc", "/opt/etc"),
                List.of(HOST),
                List.of(new EnvironmentSlice.Root(
                        0, "nginx", "com.example.Nginx", List.of("tls"), false, "x.toml:7:1")),
                List.of(0),
                Map.of(
                        "nginx",
                        List.of(new AttributeOverride(
                                "serverName",
                                List.of(
                                        "a",
                                        1,
                                        2L,
                                        0.5,
                                        true,
                                        Map.of("k", new TemplateText("{{ host.name }}")),
                                        PASSWORD),
                                "x.toml:9:1"))));
        Assignment assignment = new Assignment(
                "web01",
                slice,
                List.of(new ForeignValues(0, "app:http", List.of("app01:80", List.of("x", PASSWORD)))),
                Map.of("com.example.Nginx", List.of("com.example.NginxOnDebian")),
                List.of("cron"));
        return List.of(
                new Begin(
                        Mode.PREDICT,
                        new Requester("me", "laptop", "2026-01-01T00:00:00Z", "remote production"),
                        new DeployedPlan("abc", "def", true),
                        assignment,
                        Map.of(0, "ab12"),
                        List.of(1),
                        Duration.ofSeconds(2)),
                new Deploy(0),
                new Hosts(List.of(HOST)),
                new FileNames(List.of("nginx.conf", "sites/a.conf")),
                new Interrupt(),
                new End(true));
    }

    @Test
    void aPartOfAFileArrives() throws IOException {
        byte[] content = {0, 1, -1};

        assertThat(agent(said(new FilePart(true, content, false))).receive())
                .usingRecursiveComparison()
                .isEqualTo(new FilePart(true, content, false));
    }

    private static List<FromAgent> fromAgent() {
        Failure failure = new Failure("it broke", List.of("because"), "App.java:3", "trace");
        Duration second = Duration.ofSeconds(1);
        return List.of(
                new Ready(Map.of(0, "abcdef")),
                new Refused(Refusal.LOCKED, "taken", List.of("by me")),
                new EventReport(new Message("web01", "App", "hello")),
                new EventReport(new Output("web01", "App", "line")),
                new EventReport(new ComponentFailed("web01", "App", failure)),
                new EventReport(new ComponentFinished("web01", "App", true, new Timing(second, second, second))),
                new EventReport(new RootFinished("web01", "app", Outcome.SKIPPED, "why", second)),
                new EventReport(new Diff("web01", "App", "/etc/x", List.of("+a", "-b"), "")),
                new RootEnded(3, Outcome.CHANGED, 2, 5),
                new AskHosts(),
                new AskFile("com.example.Nginx", "nginx.conf"),
                new AskFileNames("com.example.Nginx", "sites"),
                new FromAgent.Alive(),
                new Ended());
    }

    private static byte[] said(ToAgent message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ControllerSide(new Frames(InputStream.nullInputStream(), bytes), "web01").send(message);
        return bytes.toByteArray();
    }

    private static byte[] said(FromAgent message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new AgentSide(new Frames(InputStream.nullInputStream(), bytes)).send(message);
        return bytes.toByteArray();
    }

    private static ControllerSide controller(byte[] heard) {
        return new ControllerSide(
                new Frames(new ByteArrayInputStream(heard), OutputStream.nullOutputStream()), "web01");
    }

    private static AgentSide agent(byte[] heard) {
        return new AgentSide(new Frames(new ByteArrayInputStream(heard), OutputStream.nullOutputStream()));
    }
}
