package dev.launchway.testing;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.TemplateText;
import dev.launchway.text.table.TableWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Describes an environment by hand: writes its table as the processor does, and reads it. */
public final class TestEnvironment {

    private final String name;
    private final List<Consumer<TableWriter>> general = new ArrayList<>();
    private final Map<String, List<Consumer<TableWriter>>> hosts = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> groups = new ArrayList<>();
    private final Map<Integer, List<String>> awaited = new TreeMap<>();
    private int roots;

    public TestEnvironment(String name) {
        this.name = name;
    }

    public TestEnvironment digest(String file, String sha256) {
        return line("file", file, sha256);
    }

    public TestEnvironment setting(String key, String value) {
        return line("setting", key, value);
    }

    public TestEnvironment data(String key, String value) {
        return line("data", key, value);
    }

    public TestEnvironment map(String prefix, String replacement) {
        return line("map", prefix, replacement);
    }

    public TestEnvironment resolve(String hostName, String... literals) {
        general.add(table -> table.line("resolve").add(hostName).addAll(List.of(literals)));
        return this;
    }

    /** Says where secrets come from that stand in no file: {@code environment}, {@code directory}, {@code command}. */
    public TestEnvironment secrets(String kind, String... arguments) {
        general.add(table -> table.line("secrets").add(kind).add("PT30S").addAll(List.of(arguments)));
        return this;
    }

    public TestEnvironment component(String component, String className) {
        return line("component", component, className);
    }

    private TestEnvironment line(String kind, String key, String value) {
        general.add(table -> table.line(kind).add(key).add(value));
        return this;
    }

    /**
     * Adds a host.
     *
     * @param platform {@code null} for none of its own
     * @param assigned components, separated by blanks, each {@code [!]name[:feature[,feature]]}
     * @param details pairs of key and value: {@code data.x} for data, else settings
     */
    public TestEnvironment host(
            String hostName,
            String fqdn,
            String platform,
            boolean ignored,
            String assigned,
            String location,
            String... details) {
        List<Consumer<TableWriter>> lines = new ArrayList<>();
        hosts.put(hostName, lines);
        lines.add(table -> {
            table.line("host").add(hostName).add(fqdn).add(location);
            if (ignored) {
                table.add("ignored");
            }
            if (platform != null) {
                table.add("platform").add(platform);
            }
        });
        for (int i = 0; i < details.length; i += 2) {
            boolean data = details[i].startsWith("data.");
            String key = data ? details[i].substring("data.".length()) : details[i];
            String value = details[i + 1];
            lines.add(table -> table.detail(data ? "data" : "setting").add(key).add(value));
        }
        if (!assigned.isEmpty()) {
            List<String> entries = List.of(assigned.split(" ", -1));
            int first = roots;
            roots += entries.size();
            lines.add(table -> table.detail("roots").add(first).addAll(entries));
        }
        return this;
    }

    /** Sets an attribute of a component, with {@code @host} behind its name on that host alone. */
    public TestEnvironment override(String component, String field, Object value, String location) {
        String[] target = component.split("@", -1);
        Consumer<TableWriter> line = table -> {
            table.line("override").add(target[0]).add(field);
            value(table, value);
            table.add(location);
        };
        (target.length > 1 ? hosts.get(target[1]) : general).add(line);
        return this;
    }

    private static void value(TableWriter table, Object value) {
        if (value instanceof List<?> list) {
            table.add("list").add(list.size());
            list.forEach(element -> value(table, element));
        } else if (value instanceof Map<?, ?> map) {
            table.add("map").add(map.size());
            map.forEach((key, one) -> value(table.add((String) key), one));
        } else if (value instanceof TemplateText template) {
            table.add("template").add(template.text());
        } else if (value instanceof SecretReference secret) {
            table.add("secret").add(secret.environment()).add(secret.key());
        } else {
            table.add(value instanceof Integer ? "int" : "text").add(value.toString());
        }
    }

    public TestEnvironment configureOrder(String indexes) {
        order.addAll(words(indexes));
        return this;
    }

    /** Adds the next group of roots that others wait for. */
    public TestEnvironment group(String key, String members) {
        List<String> words = new ArrayList<>(List.of(key));
        words.addAll(words(members));
        groups.add(words);
        return this;
    }

    /** Lets a root wait for groups. */
    public TestEnvironment awaits(int root, String numbers) {
        awaited.put(root, words(numbers));
        return this;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
    }

    public EnvironmentPlan build() {
        TableWriter table = new TableWriter();
        general.forEach(line -> line.accept(table));
        hosts.values().forEach(lines -> lines.forEach(line -> line.accept(table)));
        table.line("configure").addAll(order);
        for (int i = 0; i < groups.size(); i++) {
            table.line("group").add(i).addAll(groups.get(i));
            String number = Integer.toString(i);
            table.detail("awaited");
            awaited.forEach((root, numbers) -> {
                if (numbers.contains(number)) {
                    table.add(root);
                }
            });
        }
        return EnvironmentPlan.read(name, table.text());
    }
}
