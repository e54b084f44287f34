package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lines of sudoers(5), each once, with the components that need it. */
public final class ComponentRules {

    private final Map<String, TreeSet<String>> needing = new TreeMap<>();

    /**
     * Adds a line.
     *
     * @param line a rule, without its end
     * @param component the breadcrumb of one that needs it
     */
    public void add(String line, String component) {
        needing.computeIfAbsent(line, none -> new TreeSet<>()).add(component);
    }

    /**
     * How many lines there are.
     *
     * @return those that are different
     */
    public int size() {
        return needing.size();
    }

    /**
     * The lines.
     *
     * @return by the components that need them, as text; unmodifiable, sorted
     */
    public Map<String, List<String>> byComponents() {
        Map<String, List<String>> byComponents = new TreeMap<>();
        needing.forEach((line, components) -> byComponents
                .computeIfAbsent(String.join(", ", components), none -> new ArrayList<>())
                .add(line));
        return Collections.unmodifiableMap(byComponents);
    }

    /**
     * A line that is none of sudo's.
     *
     * @param text what it says, whatever a component is called
     * @return a comment, which ends with its line
     */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder("# ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            comment.append(Character.isISOControl(c) || c == '\\' ? ' ' : c);
        }
        return comment.toString();
    }
}
