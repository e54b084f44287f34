package dev.launchway.remote.bootstrap;

import dev.launchway.text.GeneratedCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out which components use which libraries of others, by the classes that class files name. A component of Launchway's own
 * library uses what it names itself, or what the helper classes name that it names; other components are asked for by themselves.
 * What code of the service or of the agent uses, every host needs.
 */
final class LibraryUses {

    private static final String LIBRARY = "dev/launchway/library/";

    /** By outermost class of Launchway's library, of which components are some. */
    private final Map<String, Set<String>> named = new HashMap<>();

    private final Set<String> namedElsewhere = new HashSet<>();
    private final Map<ThirdParty, Set<ThirdParty>> required = new EnumMap<>(ThirdParty.class);

    /** Takes in a class. */
    void add(String entry, byte[] classFile) {
        String name = entry.substring(0, entry.length() - ".class".length());
        ThirdParty group = ThirdParty.of(name).orElse(null);
        Set<String> names = named.getOrDefault(outermost(name), new HashSet<>());
        for (String other : ClassReferences.of(classFile)) {
            ThirdParty of = ThirdParty.of(other).orElse(null);
            if (group != null && of != null) {
                required.computeIfAbsent(group, key -> EnumSet.noneOf(ThirdParty.class))
                        .add(of);
            } else if (of != null || other.startsWith(LIBRARY)) {
                names.add(other);
            }
        }
        if (name.startsWith(LIBRARY)) {
            named.put(outermost(name), names);
        } else if (group == null) {
            namedElsewhere.addAll(names);
        }
    }

    /** Whether every host needs a library. */
    boolean byAll(ThirdParty group) {
        return used(namedElsewhere, "").contains(group);
    }

    /** The components of Launchway's library that use a library, by their binary names. */
    Set<String> by(ThirdParty group) {
        Set<String> users = new TreeSet<>();
        for (Map.Entry<String, Set<String>> one : named.entrySet()) {
            if (isComponent(one.getKey()) && used(one.getValue(), one.getKey()).contains(group)) {
                users.add(one.getKey().replace('/', '.'));
            }
        }
        return users;
    }

    /** The libraries that names lead to, not by way of components. */
    private Set<ThirdParty> used(Set<String> names, String from) {
        Set<ThirdParty> used = EnumSet.noneOf(ThirdParty.class);
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.remove();
            ThirdParty.of(name).ifPresent(group -> add(group, used));
            String helper = outermost(name);
            if (named.containsKey(helper) && !isComponent(helper) && seen.add(helper)) {
                open.addAll(named.get(helper));
            }
        }
        return used;
    }

    private void add(ThirdParty group, Set<ThirdParty> used) {
        if (used.add(group)) {
            required.getOrDefault(group, Set.of()).forEach(other -> add(other, used));
        }
    }

    private boolean isComponent(String name) {
        return named.containsKey(GeneratedCode.definition(name));
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
