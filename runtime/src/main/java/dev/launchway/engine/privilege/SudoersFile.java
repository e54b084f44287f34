package dev.launchway.engine.privilege;

import dev.launchway.text.UserText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private static final String STAND_IN = "USER";

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
     * What the file is called below {@code /etc/sudoers.d}, where names have no points: another service on the host, which another
     * user deploys, has its own.
     *
     * @return a name
     */
    public String name() {
        return ("launchway-" + who + "-" + environment).replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /**
     * The rules: each once, with the components that need it.
     *
     * @return lines of the file without their ends, sorted by component
     */
    public Map<String, List<String>> rules() {
        ComponentRules rules = new ComponentRules();
        rights.forEach((component, all) -> {
            for (Right right : all) {
                SudoRule.lines(named(who), right, platform).forEach(line -> rules.add(line, component));
            }
        });
        return rules.byComponents();
    }

    /**
     * The file.
     *
     * @return its text, which {@code visudo -c} takes
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "/etc/sudoers.d/" + name() + " of " + host + ": what the deployment of " + environment
                        + " needs there.");
        comment(text, "Printed by: plan " + environment + " --sudoers --host " + host);
        comment(text, "Its owner is root and its mode 0440. Check it before it is there: visudo -cf FILE");
        login.ifPresent(user -> addLogin(text, user));
        if (!isUser(who)) {
            line(text, "");
            addStandIn(text, who);
        }
        line(text, "");
        if (rights.isEmpty()) {
            comment(
                    text,
                    who.equals(ROOT)
                            ? "root deploys, who needs no rules."
                            : "No component works as another user than " + who + ".");
            return text.toString();
        }
        line(text, "Defaults:" + named(who) + " !requiretty, env_reset, secure_path=\"/usr/sbin:/usr/bin:/sbin:/bin\"");
        rules().forEach((components, lines) -> {
            line(text, "");
            comment(text, components);
            lines.forEach(rule -> line(text, rule));
        });
        return text.toString();
    }

    private void addLogin(StringBuilder text, String user) {
        line(text, "");
        comment(text, user + " logs in and becomes " + who + ", who deploys");
        if (!isUser(user)) {
            addStandIn(text, user);
        }
        line(text, named(user) + " ALL=(" + who + ") NOPASSWD: ALL");
        line(text, "Defaults:" + named(user) + " !requiretty");
    }

    /** A name for a gateway, or one of a domain, the host may know as another one, and sudo as a group or as everybody. */
    private static void addStandIn(StringBuilder text, String user) {
        comment(text, STAND_IN + " is whom the host knows when " + user + " logs in: write that name in its place");
    }

    private static String named(String user) {
        return isUser(user) ? user : STAND_IN;
    }

    private static boolean isUser(String name) {
        return UserText.fault(name).isEmpty();
    }

    private static void comment(StringBuilder text, String said) {
        line(text, ComponentRules.comment(said));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
