package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.RootFinished;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told once for all hosts: messages of configure, and the roots that were left alone. */
final class GroupedMessages {

    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private final Map<String, List<String>> skipped = new LinkedHashMap<>();
    private HostOrder order = new HostOrder(List.of());

    /** The hosts of a run, in the order in which they are told. */
    void begin(List<String> hosts) {
        order = new HostOrder(hosts);
    }

    void say(Message message) {
        String key = CleanText.of(message.breadcrumb()) + "\n" + CleanText.withoutColours(message.text());
        add(said, key, CleanText.of(message.host()));
    }

    void skip(RootFinished root) {
        add(
                skipped,
                CleanText.of(root.host()) + "\n" + CleanText.withoutColours(root.why()),
                CleanText.of(root.root()));
    }

    /** The messages of configure, each with its hosts; they are forgotten then. */
    List<String> takeSaid() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : said.entrySet()) {
            String[] text = entry.getKey().split("\n", -1);
            lines.add("note: " + about(text[0], HostNames.text(entry.getValue())) + text[1]);
            for (int i = 2; i < text.length; i++) {
                lines.add("    " + text[i]);
            }
        }
        said.clear();
        return lines;
    }

    private static String about(String breadcrumb, String hosts) {
        if (breadcrumb.isEmpty()) {
            return hosts.isEmpty() ? "" : hosts + ": ";
        }
        return breadcrumb + " on " + hosts + ": ";
    }

    /** One line for all hosts that skipped the same for the same reason; they are forgotten then. */
    List<String> takeSkipped() {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : skipped.entrySet()) {
            String key = entry.getKey();
            int end = key.indexOf('\n');
            String host = key.substring(0, end);
            String why = key.substring(end + 1);
            String roots = String.join(", ", entry.getValue());
            add(hosts, ": " + roots + (why.isEmpty() ? "" : " (" + ofItself(why, host) + ")"), host);
        }
        List<String> lines = new ArrayList<>();
        hosts.forEach((what, all) -> {
            all.sort(order);
            lines.add("skipped: " + HostNames.text(all) + what);
        });
        skipped.clear();
        return lines;
    }

    /** A reason in words that are the same on all hosts that wait for something of their own. */
    private static String ofItself(String why, String host) {
        return why.replace(" on " + host + ",", " there,");
    }

    private static void add(Map<String, List<String>> map, String key, String value) {
        List<String> values = map.get(key);
        if (values == null) {
            values = new ArrayList<>();
            map.put(key, values);
        }
        values.add(value);
    }
}
