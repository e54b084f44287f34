package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What sudo has to allow on one host, as a file for {@code /etc/sudoers.d}.
 *
 * @param environment the environment
 * @param host the host
 * @param who the user of the deployment
 * @param login the user who logs in and becomes that one; empty where it is the same, or nobody logs in
 * @param platform the platform of the host; empty where it has none
 * @param rights what components may do, by their breadcrumbs
 */
public record SudoersFile(
        String environment,
        String host,
        String who,
        Optional<String> login,
        String platform,
        Map<String, List<Right>> rights) {

    private static final String ROOT = "root";

    /** Keeps the rights of others than the user of the deployment; root becomes whoever it wants without rules. */
    public SudoersFile {
        Map<String, List<Right>> others = new TreeMap<>();
        if (who.equals(ROOT)) {
            rights = others;
        }
        for (Map.Entry<String, List<Right>> entry : rights.entrySet()) {
            List<Right> ofOthers = new ArrayList<>();
            for (Right right : entry.getValue()) {
                if (!right.user().equals(who)) {
                    ofOthers.add(right);
                }
            }
            if (!ofOthers.isEmpty()) {
                others.put(entry.getKey(), ofOthers);
            }
        }
        rights = others;
    }

    /**
     * What the file is called below {@code /etc/sudoers.d}, where names have no points.
     *
     * @return a name
     */
    public String name() {
        return "launchway-" + environment.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /**
     * The rules: each once, with the components that need it.
     *
     * @return lines of the file without their ends, sorted by component
     */
    public Map<String, List<String>> rules() {
        Map<String, TreeSet<String>> needing = new TreeMap<>();
        rights.forEach((component, all) -> {
            for (Right right : all) {
                for (String line : SudoRule.lines(who, right, platform)) {
                    needing.computeIfAbsent(line, none -> new TreeSet<>()).add(component);
                }
            }
        });
        Map<String, List<String>> byComponents = new TreeMap<>();
        needing.forEach((line, components) -> byComponents
                .computeIfAbsent(String.join(", ", components), none -> new ArrayList<>())
                .add(line));
        return new LinkedHashMap<>(byComponents);
    }

    /**
     * The file.
     *
     * @return its text, which {@code visudo -c} takes
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "# /etc/sudoers.d/" + name() + " of " + host + ": what the deployment of " + environment
                        + " needs there.");
        line(text, "# Printed by: plan " + environment + " --sudoers --host " + host);
        line(text, "# Its owner is root and its mode 0440. Check it before it is there: visudo -cf FILE");
        login.ifPresent(user -> {
            line(text, "");
            line(text, "# " + user + " logs in and becomes " + who + ", who deploys");
            line(text, user + " ALL=(" + who + ") NOPASSWD: ALL");
            line(text, "Defaults:" + user + " !requiretty");
        });
        if (rights.isEmpty()) {
            line(text, "");
            line(
                    text,
                    who.equals(ROOT)
                            ? "# root deploys, who needs no rules."
                            : "# No component works as another user than " + who + ".");
            return text.toString();
        }
        line(text, "");
        line(text, "Defaults:" + who + " !requiretty, env_reset, secure_path=\"/usr/sbin:/usr/bin:/sbin:/bin\"");
        rules().forEach((components, lines) -> {
            line(text, "");
            line(text, "# " + components);
            lines.forEach(rule -> line(text, rule));
        });
        return text.toString();
    }

    /** A comment ends with its line, whatever a component is called. */
    private static void line(StringBuilder text, String line) {
        if (!line.startsWith("#")) {
            text.append(line).append('\n');
            return;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(Character.isISOControl(c) || c == '\\' ? ' ' : c);
        }
        text.append('\n');
    }
}
