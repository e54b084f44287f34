package dev.launchway.engine.apply;

import dev.launchway.api.Resource;
import dev.launchway.api.Secret;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.RecordDefinition;
import dev.launchway.plan.RequirementMember;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the secrets of a model out of text, by their values.
 *
 * <p>Values of one or two characters are left: they would be found in every word.
 */
public final class Redactor {

    static final String MASK = "(secret)";

    private static final int SHORTEST = 3;

    private final List<String> values;

    /** The values, and each line of those that have several: for text that comes line by line. */
    private final List<String> lineValues;

    private Redactor(List<String> values) {
        this.values = values;
        List<String> lines = new ArrayList<>(values);
        for (String value : values) {
            for (String line : value.split("\n", -1)) {
                String stripped = line.strip();
                if (stripped.length() >= SHORTEST && !lines.contains(stripped)) {
                    lines.add(stripped);
                }
            }
        }
        lines.sort(Comparator.comparingInt(String::length).reversed());
        this.lineValues = List.copyOf(lines);
    }

    /**
     * Knows the secrets of a model: those in attributes, in requirements and in resources, also within lists, maps and records.
     *
     * @param model the model
     * @return its redactor
     */
    public static Redactor of(ExpandedEnvironment model) {
        Finder finder = new Finder();
        for (ExpandedRoot root : model.roots()) {
            finder.searchTree(root.node());
        }
        for (ExpandedEnvironment.ProvidedValue provided : model.resources()) {
            finder.search(provided.value());
        }
        return of(finder.found);
    }

    static Redactor of(Set<String> secrets) {
        List<String> values = new ArrayList<>();
        for (String secret : secrets) {
            String stripped = secret.strip();
            if (stripped.length() >= SHORTEST && !values.contains(stripped)) {
                values.add(stripped);
            }
        }
        values.sort(Comparator.comparingInt(String::length).reversed());
        return new Redactor(List.copyOf(values));
    }

    /**
     * Redacts a text.
     *
     * @param text any text
     * @return the text with a placeholder for each secret
     */
    public String redact(String text) {
        String redacted = text;
        for (String value : values) {
            redacted = redacted.replace(value, MASK);
        }
        return redacted;
    }

    /** Redacts a line whose neighbours are not known: no line of a secret of several lines is left either. */
    String redactLine(String line) {
        String redacted = line;
        for (String value : lineValues) {
            redacted = redacted.replace(value, MASK);
        }
        return redacted;
    }

    /** Redacts lines of one text; a secret of several lines is found across them. */
    List<String> redactLines(List<String> lines) {
        if (values.isEmpty() || lines.isEmpty()) {
            return lines;
        }
        String text = String.join("\n", lines);
        boolean[] hidden = hidden(text);
        if (hidden == null) {
            return lines;
        }
        List<String> redacted = new ArrayList<>(lines.size());
        int start = 0;
        for (String line : lines) {
            redacted.add(mask(line, hidden, start));
            start += line.length() + 1;
        }
        return redacted;
    }

    private boolean[] hidden(String text) {
        boolean[] hidden = null;
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                if (hidden == null) {
                    hidden = new boolean[text.length()];
                }
                Arrays.fill(hidden, at, at + value.length(), true);
            }
        }
        return hidden;
    }

    private static String mask(String line, boolean[] hidden, int start) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (!hidden[start + i]) {
                out.append(line.charAt(i));
            } else if (i == 0 || !hidden[start + i - 1]) {
                out.append(MASK);
            }
        }
        return out.toString();
    }

    /** Looks for secrets in the values that data consists of. */
    private static final class Finder {

        private final Set<String> found = new LinkedHashSet<>();
        private final Definitions definitions = new Definitions();

        void searchTree(Node node) {
            for (AttributeMember attribute : node.definition().members().attributes()) {
                searchField(node, attribute.field());
            }
            for (RequirementMember requirement : node.definition().members().requirements()) {
                searchField(node, requirement.field());
            }
            for (Node child : node.children()) {
                searchTree(child);
            }
        }

        private void searchField(Node node, String field) {
            try {
                search(node.definition().read(node.component(), field));
            } catch (Throwable e) {
                throw new IllegalStateException("reading a field cannot fail", e);
            }
        }

        void search(Object value) {
            if (value instanceof Secret secret) {
                found.add(secret.reveal());
            } else if (value instanceof Iterable<?> many && !(value instanceof Path)) {
                many.forEach(this::search);
            } else if (value instanceof Map<?, ?> map) {
                map.values().forEach(this::search);
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(this::search);
            } else if (value instanceof Resource<?> resource) {
                search(resource.value());
            } else if (value instanceof Record) {
                searchRecord(value);
            }
        }

        @SuppressWarnings("unchecked")
        private void searchRecord(Object value) {
            Optional<? extends RecordDefinition<?>> known = definitions.record(value.getClass());
            if (known.isEmpty()) {
                return;
            }
            RecordDefinition<Object> definition = (RecordDefinition<Object>) known.get();
            for (RecordDefinition.Part part : definition.parts()) {
                try {
                    search(definition.read(value, part.name()));
                } catch (Throwable e) {
                    throw new IllegalStateException("reading a part cannot fail", e);
                }
            }
        }
    }
}
