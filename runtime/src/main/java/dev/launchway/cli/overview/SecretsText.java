package dev.launchway.cli.overview;

import dev.launchway.cli.overview.SecretsView.HostView;
import dev.launchway.cli.overview.SecretsView.ReceiverView;
import dev.launchway.cli.overview.SecretsView.SecretView;
import dev.launchway.cli.overview.SecretsView.ThroughView;
import dev.launchway.engine.event.HostNames;
import dev.launchway.report.CleanText;
import dev.launchway.report.Quantity;
import dev.launchway.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who receives secrets, for people: what is the same on many hosts is shown once. */
public final class SecretsText {

    private static final int WIDEST = 24;

    private final SecretsView view;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private SecretsText(SecretsView view, Style style) {
        this.view = view;
        this.style = style;
    }

    /**
     * Writes a view.
     *
     * @param view what there is to show
     * @param style the colours
     * @return lines of text
     */
    public static String of(SecretsView view, Style style) {
        SecretsText writer = new SecretsText(view, style);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        line(style.bold(view.environment() + ":") + " "
                + Quantity.of(view.hosts().size(), "host") + ", "
                + Quantity.of(view.secrets().size(), "secret"));
        if (!view.secrets().isEmpty()) {
            secrets();
        }
        if (!view.hosts().isEmpty()) {
            hosts();
        }
    }

    private void secrets() {
        line("");
        line(style.bold("Secrets"));
        for (SecretView secret : view.secrets()) {
            line("  " + style.bold(clean(secret.name())) + "  " + style.dim("from " + clean(secret.from())));
            if (secret.receivers().isEmpty()) {
                line("    " + style.yellow("no host receives it"));
            }
            Map<String, List<String>> groups = new LinkedHashMap<>();
            for (ReceiverView receiver : secret.receivers()) {
                groups.computeIfAbsent(through(receiver), same -> new ArrayList<>())
                        .add(receiver.host());
            }
            groups("    ", groups);
        }
    }

    private static String through(ReceiverView receiver) {
        List<String> parts = new ArrayList<>();
        for (ThroughView through : receiver.through()) {
            String place = clean(through.component()) + "." + clean(through.attribute());
            parts.add(through.resource().isEmpty() ? place : place + " (resource " + clean(through.resource()) + ")");
        }
        return String.join(", ", parts);
    }

    private void hosts() {
        line("");
        line(style.bold("Hosts"));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (HostView host : view.hosts()) {
            String secrets =
                    host.secrets().isEmpty() ? style.dim("no secrets") : clean(String.join(", ", host.secrets()));
            groups.computeIfAbsent(secrets, same -> new ArrayList<>()).add(host.name());
        }
        groups("  ", groups);
    }

    /** A line for each group of hosts. */
    private void groups(String indent, Map<String, List<String>> groups) {
        int width = 0;
        for (List<String> hosts : groups.values()) {
            width = Math.max(width, Math.min(WIDEST, HostNames.text(hosts).length()));
        }
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            String hosts = HostNames.text(group.getValue());
            line(indent + hosts + " ".repeat(Math.max(0, width - hosts.length())) + "  " + group.getKey());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String clean(String text) {
        return CleanText.of(text).replace('\n', ' ');
    }
}
