package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.StatusRun.HostStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteStatusTest {

    @Test
    void jsonHasTheKeysInOneOrderAndNoneThatAHostInvents() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RemoteStatus("abc")
                .json(
                        List.of(
                                new HostStatus(
                                        "web01",
                                        Map.of(
                                                "state",
                                                "complete",
                                                "plan",
                                                "abc",
                                                "host",
                                                "db01",
                                                "when",
                                                "2026-01-01T00:00:00Z",
                                                "environment",
                                                "staging\u001b[2J"),
                                        "",
                                        ""),
                                new HostStatus("web02", Map.of(), "it does not answer", "")),
                        new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"host":"web01","environment":"staging␛[2J","plan":"abc","when":"2026-01-01T00:00:00Z","state":"complete"}
                {"host":"web02","problem":"it does not answer"}
                """);
    }
}
