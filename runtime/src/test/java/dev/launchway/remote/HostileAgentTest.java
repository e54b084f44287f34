package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.engine.rollout.RunResult;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts say before anything is changed. */
class HostileAgentTest extends HostileAgentCase {

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(BeforeReady.class)
    void nothingIsChanged(BeforeReady words) throws Exception {
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
