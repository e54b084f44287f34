package dev.launchway.cli.overview;

import dev.launchway.cli.overview.Overview.HostView;
import dev.launchway.cli.overview.Overview.NodeView;
import dev.launchway.cli.overview.Overview.Place;
import dev.launchway.cli.overview.Overview.ProviderView;
import dev.launchway.cli.overview.Overview.RequirerView;
import dev.launchway.cli.overview.Overview.ResourceView;
import dev.launchway.cli.overview.Overview.RootView;
import dev.launchway.cli.overview.Overview.WaitView;
import dev.launchway.engine.event.HostNames;
import dev.launchway.report.CleanText;
import dev.launchway.report.Quantity;
import dev.launchway.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An overview for people: what is the same on many hosts is shown once. */
public final class OverviewText {

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_LIST = 100;
    private static final String WAIT_INDENT = " ".repeat(16);
    private static final String WAIT_END = "\0";

    private final Overview overview;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private OverviewText(Overview overview, Style style) {
        this.overview = overview;
        this.style = style;
    }

    /**
     * Writes an overview.
     *
     * @param overview what there is to show
     * @param style the colours
     * @return lines of text
     */
    public static String of(Overview overview, Style style) {
        OverviewText writer = new OverviewText(overview, style);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        line(style.bold(overview.environment() + ":")
                + " "
                + Quantity.of(overview.hosts().size(), "host")
                + ", "
                + Quantity.of(overview.roots(), "root")
                + ", "
                + Quantity.of(overview.components(), "component"));
        hosts();
        order();
        components();
        resources();
    }

    private void hosts() {
        heading("Hosts");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (HostView host : overview.hosts()) {
            add(groups, describe(host), host.name());
        }
        int width = 0;
        for (List<String> names : groups.values()) {
            width = Math.max(width, Math.min(24, HostNames.text(names).length()));
        }
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            String names = HostNames.text(group.getValue());
            line("  " + style.bold(names) + " ".repeat(Math.max(0, width - names.length())) + "  " + group.getKey());
        }
    }

    private String describe(HostView host) {
        List<String> roots = new ArrayList<>();
        for (RootView root : host.roots()) {
            String features = root.features().isEmpty() ? "" : ":" + String.join(",", root.features());
            boolean alone = root.ignored() && !host.ignored();
            roots.add(root.at().root() + features + (alone ? style.dim(" (ignored)") : ""));
        }
        return String.join(", ", roots)
                + (host.ignored() ? style.dim(" (ignored)") : "")
                + (host.platform().isEmpty() ? "" : style.dim(" on " + host.platform()));
    }

    private void order() {
        heading("Order of deployment");
        int last = 0;
        for (HostView host : overview.hosts()) {
            for (RootView root : host.roots()) {
                last = Math.max(last, root.step());
            }
        }
        for (int step = 1; step <= last; step++) {
            order(step);
        }
    }

    private void order(int step) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (HostView host : overview.hosts()) {
            for (RootView root : host.roots()) {
                if (root.step() == step) {
                    add(groups, root.at().root() + WAIT_END + waits(root), host.name());
                }
            }
        }
        String number = pad(Integer.toString(step), 4);
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            String[] parts = group.getKey().split(WAIT_END, -1);
            line(number + "  " + on(style.bold(parts[0]), group.getValue()));
            for (int i = 1; i < parts.length && !parts[i].isEmpty(); i++) {
                line("          after " + parts[i]);
            }
            number = "    ";
        }
    }

    /** A line for each set of roots that a root waits for, with the keys of the resources. */
    private String waits(RootView root) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (WaitView wait : root.waits()) {
            add(keys, onOneHost(wait, root.at().host()) ? names(wait) : places(wait.roots(), WAIT_INDENT), wait.key());
        }
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, List<String>> entry : keys.entrySet()) {
            lines.append(entry.getKey())
                    .append(style.dim(" (" + String.join(", ", entry.getValue()) + ")"))
                    .append(WAIT_END);
        }
        return lines.toString();
    }

    private static boolean onOneHost(WaitView wait, String host) {
        for (Place place : wait.roots()) {
            if (!place.host().equals(host)) {
                return false;
            }
        }
        return true;
    }

    private static String names(WaitView wait) {
        List<String> names = new ArrayList<>();
        for (Place place : wait.roots()) {
            names.add(place.root());
        }
        return String.join(", ", names) + " on the same host";
    }

    private void components() {
        heading("Components");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (HostView host : overview.hosts()) {
            for (RootView root : host.roots()) {
                StringBuilder tree = new StringBuilder(root.at().root());
                tree(root.tree(), "    ", tree);
                add(groups, tree.toString(), host.name());
            }
        }
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            int end = group.getKey().indexOf('\n');
            line("  " + on(style.bold(group.getKey().substring(0, end)), group.getValue())
                    + group.getKey().substring(end));
        }
    }

    private void tree(NodeView node, String indent, StringBuilder lines) {
        lines.append('\n').append(indent).append(CleanText.of(node.name()).replace("\n", " "));
        if (indent.length() == 4) {
            lines.append("  ").append(style.dim(node.className()));
        }
        for (NodeView part : node.parts()) {
            tree(part, indent + "  ", lines);
        }
    }

    private void resources() {
        if (overview.resources().isEmpty()) {
            return;
        }
        heading("Resources");
        for (ResourceView resource : overview.resources()) {
            line("  " + style.bold(resource.key()));
            Map<String, List<String>> hosts = new LinkedHashMap<>();
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (ProviderView provider : resource.providers()) {
                add(hosts, provider.at().root(), provider.at().host());
                add(values, provider.at().root(), CleanText.of(provider.value()).replace('\n', ' '));
            }
            for (Map.Entry<String, List<String>> entry : hosts.entrySet()) {
                String shown = shown(values.get(entry.getKey()));
                line("    from " + on(entry.getKey(), entry.getValue()) + ": " + style.cyan(shown));
            }
            List<Place> requirers = new ArrayList<>();
            for (RequirerView requirer : resource.requirers()) {
                requirers.add(requirer.at());
            }
            line(requirers.isEmpty() ? "    required by nobody" : "    to   " + places(requirers, " ".repeat(9)));
        }
    }

    /** All values, or the first one when they are too many for a line. */
    private static String shown(List<String> values) {
        String all = String.join(", ", values);
        if (all.length() <= LONGEST_VALUE) {
            return all;
        }
        String first = values.get(0);
        String cut = first.length() <= LONGEST_VALUE ? first : first.substring(0, LONGEST_VALUE) + "…";
        return values.size() == 1 ? cut : cut + " and " + (values.size() - 1) + " more";
    }

    /** Roots with their hosts, on several lines when they are many. */
    private static String places(List<Place> places, String indent) {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        for (Place place : places) {
            add(hosts, place.root(), place.host());
        }
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (Map.Entry<String, List<String>> entry : hosts.entrySet()) {
            String part = on(entry.getKey(), entry.getValue());
            if (length > 0 && length + part.length() > LONGEST_LIST) {
                text.append(";\n").append(indent);
                length = 0;
            } else if (length > 0) {
                text.append("; ");
            }
            text.append(part);
            length += part.length() + 2;
        }
        return text.toString();
    }

    private void heading(String heading) {
        line("");
        line(style.bold(heading));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String on(String root, List<String> hosts) {
        return root + " on " + HostNames.text(hosts);
    }

    private static void add(Map<String, List<String>> groups, String key, String value) {
        List<String> values = groups.computeIfAbsent(key, unused -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
