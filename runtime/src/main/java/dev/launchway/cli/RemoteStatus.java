package dev.launchway.cli;

import com.google.gson.stream.JsonWriter;
import dev.launchway.engine.event.HostNames;
import dev.launchway.remote.StatusRun.HostStatus;
import dev.launchway.report.CleanText;
import dev.launchway.report.LogCommands;
import dev.launchway.report.Output;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows which plan each host runs; hosts that run the same share a line. */
final class RemoteStatus {

    private static final List<String> KEYS =
            List.of("environment", "plan", "commit", "dirty", "user", "machine", "when", "state");

    private final String own;

    /**
     * Prepares to show.
     *
     * @param own the hash of this program's plan
     */
    RemoteStatus(String own) {
        this.own = own;
    }

    void text(List<HostStatus> all, Output output) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (HostStatus status : all) {
            groups.computeIfAbsent(text(status), same -> new ArrayList<>()).add(status.host());
        }
        groups.forEach((text, hosts) -> output.out()
                .println(LogCommands.plain(
                        output.outStyle().bold(CleanText.of(HostNames.text(hosts)) + ":") + " " + CleanText.of(text))));
    }

    private String text(HostStatus status) {
        if (!status.problem().isEmpty()) {
            return "cannot say: " + status.problem();
        }
        Map<String, String> deployed = status.deployed();
        if (deployed.isEmpty()) {
            return "nothing is deployed";
        }
        String plan = deployed.getOrDefault("plan", "");
        String commit = deployed.getOrDefault("commit", "");
        return deployed.getOrDefault("environment", "") + ", plan " + plan + (plan.equals(own) ? " (this one)" : "")
                + (commit.isEmpty() ? "" : ", commit " + commit)
                + (deployed.containsKey("dirty") ? " with uncommitted changes" : "") + ", by "
                + deployed.getOrDefault("user", "") + " on "
                + deployed.getOrDefault("machine", "") + ", " + deployed.getOrDefault("when", "")
                + (deployed.getOrDefault("state", "").equals("complete") ? "" : ", incomplete: run it again");
    }

    void json(List<HostStatus> all, PrintStream out) {
        for (HostStatus status : all) {
            StringWriter line = new StringWriter();
            try (JsonWriter json = new JsonWriter(line)) {
                json.beginObject().name("host").value(status.host());
                for (String key : KEYS) {
                    String value = status.deployed().get(key);
                    if (value != null) {
                        json.name(key).value(CleanText.of(value));
                    }
                }
                if (!status.problem().isEmpty()) {
                    json.name("problem").value(CleanText.of(status.problem()));
                }
                json.endObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.append(LogCommands.json(line.toString())).append('\n');
        }
    }
}
