package dev.launchway.plan;

import dev.launchway.text.table.TableReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plan that the processor generates consists of: a table of the names of environments and of what extends components on
 * platforms, and the environments by number, each of which is loaded and read when it is asked for.
 */
public abstract class GeneratedPlan extends ServicePlan {

    private final List<String> environments = new ArrayList<>();
    private final List<String> platforms = new ArrayList<>();
    /** For each platform the components that extend a class. */
    private final List<Map<String, List<String>>> extensions = new ArrayList<>();

    /**
     * Reads the table; called by generated code. It stays as it is in all versions of the contract, so that code of another one can
     * say so.
     *
     * @param version the version of the contract that the plan was generated for
     * @param text the table, as docs/decisions/generated-sources.md describes it
     * @throws OtherVersionException when the version is not this one
     * @throws dev.launchway.text.table.DamagedTableException where the text is no such table
     */
    protected GeneratedPlan(int version, String text) {
        OtherVersionException.check("the plan", version);
        TableReader table = new TableReader("the plan", text);
        while (table.next()) {
            switch (table.kind()) {
                case "environment" -> environments.add(table.word());
                case "platform" -> platform(table.word());
                case "extension" -> extension(table);
                default -> throw table.damaged("there is no such record");
            }
        }
    }

    private void platform(String name) {
        platforms.add(name);
        extensions.add(new HashMap<>());
    }

    private void extension(TableReader table) {
        if (platforms.isEmpty()) {
            throw table.damaged("it stands below no platform");
        }
        Map<String, List<String>> ofPlatform = extensions.get(platforms.size() - 1);
        String className = table.word();
        List<String> components = ofPlatform.get(className);
        if (components == null) {
            components = new ArrayList<>();
            ofPlatform.put(className, components);
        }
        components.add(table.word());
    }

    /**
     * Reads an environment.
     *
     * @param number its number among {@link #environments}
     * @return the environment
     */
    protected abstract EnvironmentPlan environment(int number);

    @Override
    public final List<String> environments() {
        return Collections.unmodifiableList(environments);
    }

    @Override
    public final EnvironmentPlan environment(String name) {
        int number = environments.indexOf(name);
        return number < 0 ? null : environment(number);
    }

    @Override
    public final List<String> platformComponents(String className, String platform) {
        int number = platforms.indexOf(platform);
        List<String> components = number < 0 ? null : extensions.get(number).get(className);
        return components == null ? List.of() : Collections.unmodifiableList(components);
    }

    @Override
    public final List<String> platforms() {
        return Collections.unmodifiableList(platforms);
    }
}
