package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is said to an agent while something large is on its way. */
class SendQueueTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private List<String> heard() throws IOException {
        AgentSide agent = new AgentSide(
                new Frames(new ByteArrayInputStream(said.toByteArray()), OutputStream.nullOutputStream()));
        List<String> types = new ArrayList<>();
        for (ToAgent message = agent.receive(); message != null; message = agent.receive()) {
            types.add(message.getClass().getSimpleName());
        }
        return types;
    }

    @Test
    void anInterruptDoesNotWaitForWhatIsLarge() throws IOException {
        ControllerSide side = new ControllerSide(new Frames(InputStream.nullInputStream(), said), "app01");
        SendQueue queue = new SendQueue(side, tasks::add, e -> {});

        queue.add(new Deploy(0));
        for (int i = 0; i < 3; i++) {
            queue.addLater(agent -> agent.send(new ContentPart(new byte[10], false)));
        }
        queue.add(new Interrupt());
        queue.add(new End(false));
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(heard()).containsExactly("Deploy", "Interrupt", "End", "ContentPart", "ContentPart", "ContentPart");
    }
}
