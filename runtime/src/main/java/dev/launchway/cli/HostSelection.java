package dev.launchway.cli;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts of an environment as the command line names them, with commas between: by their names, by ranges as {@code plan} prints
 * them ({@code web[01..04]}), by patterns ({@code web*}), or by a component that is assigned to them. A host's name goes before a
 * component's.
 */
final class HostSelection {

    private static final Pattern RANGE = Pattern.compile("\\[([0-9]{1,9})\\.\\.([0-9]{1,9})]");

    private final EnvironmentPlan environment;
    private final Set<String> components = new LinkedHashSet<>();

    HostSelection(EnvironmentPlan environment) {
        this.environment = environment;
        for (RootPlan root : environment.roots()) {
            components.add(root.name());
        }
    }

    /**
     * Finds hosts.
     *
     * @param text what the command line says
     * @return the hosts in the order of the environment, ignored ones too; at least one
     * @throws UsageException when a part of it names no host
     */
    List<HostPlan> of(String text) throws UsageException {
        Set<String> found = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Set<String> names = names(part.strip());
            if (names.isEmpty()) {
                throw unknown(part.strip());
            }
            found.addAll(names);
        }
        List<HostPlan> ordered = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            if (found.contains(host.name())) {
                ordered.add(host);
            }
        }
        return ordered;
    }

    /**
     * The hosts that a run is limited to.
     *
     * @param text what the command line says; empty where it says nothing
     * @return their names; empty for all
     * @throws UsageException when a part of it names no host
     */
    List<String> limit(String text) throws UsageException {
        List<String> limit = new ArrayList<>();
        if (!text.isEmpty()) {
            for (HostPlan host : of(text)) {
                limit.add(host.name());
            }
        }
        return limit;
    }

    private Set<String> names(String part) throws UsageException {
        Name name = new Name(part);
        Set<String> found = new LinkedHashSet<>();
        for (HostPlan host : environment.hostPlans()) {
            if (name.matches(host.name()) || host.fqdn().equals(part)) {
                found.add(host.name());
            }
        }
        return found.isEmpty() ? withComponent(name) : found;
    }

    /** Where it is deployed; where it is ignored everywhere, those are meant. */
    private Set<String> withComponent(Name name) {
        Set<String> deployed = new LinkedHashSet<>();
        Set<String> ignored = new LinkedHashSet<>();
        for (RootPlan root : environment.roots()) {
            if (name.matches(root.name())) {
                (root.ignored() ? ignored : deployed).add(root.host().name());
            }
        }
        return deployed.isEmpty() ? ignored : deployed;
    }

    private UsageException unknown(String part) {
        List<String> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            hosts.add(host.name());
        }
        List<String> all = new ArrayList<>(hosts);
        all.addAll(components);
        return new UsageException(
                "environment '" + environment.name() + "' has no host '" + part + "'",
                DidYouMean.question(part, all)
                        .orElseGet(() ->
                                "hosts: " + HostNames.text(hosts) + "; components: " + String.join(", ", components)));
    }

    /** A name with ranges and wildcards. */
    private static final class Name {
        private final Pattern pattern;
        private final List<int[]> ranges = new ArrayList<>();

        Name(String text) throws UsageException {
            StringBuilder regex = new StringBuilder();
            Matcher range = RANGE.matcher(text);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '*') {
                    regex.append(".*");
                } else if (c == '?') {
                    regex.append('.');
                } else if (c != '[') {
                    regex.append(Pattern.quote(String.valueOf(c)));
                } else if (range.region(i, text.length()).lookingAt()) {
                    ranges.add(new int[] {Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))});
                    regex.append("([0-9]{1,9})");
                    i = range.end() - 1;
                } else {
                    throw new UsageException("'" + text + "' holds no range", "write web[01..04]");
                }
            }
            pattern = Pattern.compile(regex.toString());
        }

        boolean matches(String name) {
            Matcher matcher = pattern.matcher(name);
            if (!matcher.matches()) {
                return false;
            }
            for (int i = 0; i < ranges.size(); i++) {
                int number = Integer.parseInt(matcher.group(i + 1));
                if (number < ranges.get(i)[0] || number > ranges.get(i)[1]) {
                    return false;
                }
            }
            return true;
        }
    }
}
