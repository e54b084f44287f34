package dev.launchway.engine.system;

import dev.launchway.engine.privilege.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out, before anything is changed, whether this process can do as other users what is to be done: whether they are there, whether
 * nobody else can exchange what they would write or run, and whether {@code sudo} lets it.
 */
public final class OtherUsers {

    private final SystemAccess machine;
    private final String self = Accounts.self();
    private final Accounts accounts = new Accounts();

    /**
     * Asks a machine.
     *
     * @param machine this one
     */
    public OtherUsers(SystemAccess machine) {
        this.machine = machine;
    }

    /**
     * Looks for what is in the way.
     *
     * @param rights all that is to be done, by the breadcrumbs of components
     * @return empty where nothing is
     */
    public Optional<Obstacle> obstacle(Map<String, List<Right>> rights) {
        Map<Right, Set<String>> others = new LinkedHashMap<>();
        rights.forEach((component, all) -> {
            for (Right right : all) {
                if (!right.user().equals(self)) {
                    others.computeIfAbsent(right, none -> new LinkedHashSet<>()).add(component);
                }
            }
        });
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> problems = unknownUsers(others, rights);
        if (problems.isEmpty()) {
            problems = exposed(others);
        }
        if (!problems.isEmpty()) {
            return Optional.of(ofProblems(problems));
        }
        return OtherUser.needsSudo() ? new SudoRights(machine, self).obstacle(others) : Optional.empty();
    }

    private static Obstacle ofProblems(Map<String, String> problems) {
        List<String> lines = new ArrayList<>();
        problems.forEach((problem, component) -> {
            lines.add(problem);
            lines.add("in " + component);
        });
        return new Obstacle(lines.get(0), lines.subList(1, lines.size()), false);
    }

    /** Users that are not there, where nothing that is done as root could make them before; with a component each. */
    private Map<String, String> unknownUsers(Map<Right, Set<String>> others, Map<String, List<Right>> all) {
        boolean made = self.equals(Placement.ROOT)
                || all.values().stream().flatMap(List::stream).anyMatch(right -> right.user()
                        .equals(Placement.ROOT));
        Map<String, String> unknown = new LinkedHashMap<>();
        if (made) {
            return unknown;
        }
        others.forEach((right, components) -> {
            try {
                accounts.user(right.user());
            } catch (IOException e) {
                unknown.putIfAbsent(
                        e.getMessage() + ", as whom '" + right.argv().get(0) + "' is to run", first(components));
            }
        });
        return unknown;
    }

    private static Map<String, String> exposed(Map<Right, Set<String>> others) {
        Map<String, String> problems = new LinkedHashMap<>();
        Set<List<Object>> looked = new HashSet<>();
        others.forEach((right, components) -> {
            try {
                if (right.place().isPresent()) {
                    if (looked.add(List.of(right.place().get(), right.user()))) {
                        TrustedPlace.check(right.place().get(), right.user());
                    }
                }
                if (right.argv().get(0).startsWith("/")) {
                    TrustedPlace.checkProgram(Path.of(right.argv().get(0)), right.user());
                }
            } catch (IOException e) {
                problems.putIfAbsent(e.getMessage(), first(components));
            }
        });
        return problems;
    }

    private static String first(Set<String> components) {
        return components.iterator().next();
    }
}
