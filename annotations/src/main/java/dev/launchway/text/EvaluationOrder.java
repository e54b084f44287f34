package dev.launchway.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which the attributes of one component are set whose values are templates: one that reads another comes after it.
 * What reads its own name reads the default, and waits for nothing.
 */
public final class EvaluationOrder {

    private static final Pattern READ = Pattern.compile("\\bcomponent\\s*(?:\\.\\s*|\\[\\s*[\"'])([A-Za-z_]\\w*)");

    private final Map<String, Set<String>> reads = new LinkedHashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();
    private final List<String> open = new ArrayList<>();
    private List<String> cycle = List.of();

    private EvaluationOrder(Map<String, ? extends Collection<String>> templates) {
        templates.forEach((name, texts) -> {
            Set<String> others = new LinkedHashSet<>();
            for (String text : texts) {
                Matcher read = READ.matcher(text);
                while (read.find()) {
                    others.add(read.group(1));
                }
            }
            others.remove(name);
            others.retainAll(templates.keySet());
            reads.put(name, others);
        });
        reads.keySet().forEach(this::visit);
    }

    /**
     * Puts attributes in order.
     *
     * @param templates the templates of each, by the attribute's Java name, in the order of declaration
     * @return the names; of two that do not depend on each other the one declared first
     */
    public static List<String> of(Map<String, ? extends Collection<String>> templates) {
        return List.copyOf(new EvaluationOrder(templates).ordered);
    }

    /**
     * Looks for attributes that are computed from each other.
     *
     * @param templates the templates of each, by the attribute's Java name
     * @return the first cycle, each of which reads the next, and the last the first; empty when there is none
     */
    public static List<String> cycle(Map<String, ? extends Collection<String>> templates) {
        return new EvaluationOrder(templates).cycle;
    }

    private void visit(String name) {
        if (ordered.contains(name)) {
            return;
        }
        int start = open.indexOf(name);
        if (start >= 0) {
            cycle = cycle.isEmpty() ? List.copyOf(open.subList(start, open.size())) : cycle;
            return;
        }
        open.add(name);
        reads.get(name).forEach(this::visit);
        open.remove(open.size() - 1);
        ordered.add(name);
    }
}
