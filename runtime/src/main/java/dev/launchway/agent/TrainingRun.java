package dev.launchway.agent;

import dev.launchway.agent.protocol.Assignment;
import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.plan.EnvironmentSlice;
import dev.launchway.plan.HostPlan;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through what an agent does, in a directory of its own, so that the virtual machine can write down the classes that it takes
 * and load them all at once the next time.
 */
public final class TrainingRun {

    private static final int PIPE = 1 << 16;

    /** What the second run replaces. */
    private static final String CHANGED = "work/training/sub/literal.txt";

    private TrainingRun() {}

    /**
     * Runs.
     *
     * @param args an empty directory, which somebody else removes afterwards
     * @throws IOException when it fails, which does no harm
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]).toAbsolutePath();
        run(directory);
        Files.writeString(directory.resolve(CHANGED), "changed since\n");
        run(directory);
    }

    private static void run(Path directory) throws IOException {
        PipedInputStream toAgent = new PipedInputStream(PIPE);
        PipedInputStream fromAgent = new PipedInputStream(PIPE);
        PipedOutputStream controllerSays = new PipedOutputStream(toAgent);
        PipedOutputStream agentSays = new PipedOutputStream(fromAgent);
        Thread agent = new Thread(() -> {
            try (agentSays) {
                AgentMain.serve(toAgent, agentSays, directory, directory);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        agent.start();
        ControllerSide controller = new ControllerSide(new Frames(fromAgent, controllerSays), "host");
        HostPlan host =
                new HostPlan("host", "host", Optional.empty(), Map.of(), Map.of(), List.of("training"), false, "");
        EnvironmentSlice slice = new EnvironmentSlice(
                "training",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(host),
                List.of(new EnvironmentSlice.Root(
                        0, "training", TrainingComponent.class.getName(), List.of(), false, "")),
                List.of(0),
                Map.of());
        controller.send(new Begin(
                Mode.DEPLOY,
                new Requester("", "", "", ""),
                new DeployedPlan("", "", false),
                new Assignment("host", slice, List.of(), Map.of(), List.of()),
                Map.of(0, "training"),
                List.of(),
                Duration.ZERO));
        controller.send(new Deploy(0));
        controller.send(new End(true));
        FromAgent message = controller.receive();
        while (message != null && !(message instanceof FromAgent.Ended)) {
            message = controller.receive();
        }
    }
}
