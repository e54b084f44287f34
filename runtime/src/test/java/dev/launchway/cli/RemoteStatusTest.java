package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.StatusRun.HostStatus;
import dev.launchway.report.Output;
import dev.launchway.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteStatusTest {

    @Test
    void aBuildWithUncommittedChangesIsToldFromACleanOne() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Map<String, String> clean = Map.of(
                "environment",
                "dev",
                "plan",
                "abc",
                "commit",
                "123",
                "user",
                "me",
                "machine",
                "here",
                "when",
                "now",
                "state",
                "complete");
        Map<String, String> dirty = new HashMap<>(clean);
        dirty.put("dirty", "true");
        List<HostStatus> all = List.of(new HostStatus("web01", clean, "", ""), new HostStatus("web02", dirty, "", ""));

        new RemoteStatus("xyz").text(all, new Output(stream, Style.PLAIN, stream, Style.PLAIN, false));
        new RemoteStatus("xyz").json(all, stream);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                web01: dev, plan abc, commit 123, by me on here, now
                web02: dev, plan abc, commit 123 with uncommitted changes, by me on here, now
                {"host":"web01","environment":"dev","plan":"abc","commit":"123","user":"me","machine":"here","when":"now","state":"complete"}
                {"host":"web02","environment":"dev","plan":"abc","commit":"123","dirty":"true","user":"me","machine":"here","when":"now","state":"complete"}
                """);
    }

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
