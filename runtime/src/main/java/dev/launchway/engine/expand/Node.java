package dev.launchway.engine.expand;

import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.engine.privilege.Right;
import dev.launchway.plan.ComponentDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component at its place in the tree of a root component. */
public final class Node {

    private final Object component;
    private final ComponentDefinition<Object> definition;
    private final Node parent;
    private final List<Node> children = new ArrayList<>();
    private String breadcrumb = "";
    private String id = "";
    private Configuration configuration;
    private final List<Object> settled = new ArrayList<>();
    private final List<List<String>> commands = new ArrayList<>();
    private Map<ControllerFile, ControllerSource> sources = Map.of();
    private Set<Right> rights = Set.of();
    private Set<Path> own = Set.of();

    Node(Object component, ComponentDefinition<Object> definition, Node parent) {
        this.component = component;
        this.definition = definition;
        this.parent = parent;
    }

    /**
     * The component itself.
     *
     * @return the user's object
     */
    public Object component() {
        return component;
    }

    /**
     * The definition of its class.
     *
     * @return the generated definition
     */
    public ComponentDefinition<Object> definition() {
        return definition;
    }

    /**
     * The component that it is a part of.
     *
     * @return {@code null} for a root
     */
    public Node parent() {
        return parent;
    }

    /**
     * Its sub-components.
     *
     * @return unmodifiable, in the order of deployment: those of fields, those added, those of the platform
     */
    public List<Node> children() {
        return Collections.unmodifiableList(children);
    }

    /**
     * Its name from the root on.
     *
     * @return {@code Nginx > File("nginx.conf") > Content}
     */
    public String breadcrumb() {
        return breadcrumb;
    }

    /**
     * What identifies it from run to run within its root: the breadcrumb, and its position among equal ones.
     *
     * @return the breadcrumb, followed by {@code #2}, {@code #3} … for the second and later of equal ones
     */
    public String id() {
        return id;
    }

    /**
     * What its {@code configure} saw: for texts that are expanded later.
     *
     * @return its view of the plan
     */
    public Configuration configuration() {
        return configuration;
    }

    /**
     * What it needs of the controller.
     *
     * @return unmodifiable: each with what gets it
     */
    public Map<ControllerFile, ControllerSource> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** Adds what it needs of the controller. */
    void need(ControllerFile file, ControllerSource source) {
        if (sources.isEmpty()) {
            sources = new LinkedHashMap<>();
        }
        sources.put(file, source);
    }

    /**
     * What it may do as other users.
     *
     * @return unmodifiable, in the order in which configure has said so
     */
    public Set<Right> rights() {
        return Collections.unmodifiableSet(rights);
    }

    /**
     * What it and all below it may do as other users.
     *
     * @return by breadcrumb, in the order of deployment
     */
    public Map<String, List<Right>> rightsWithin() {
        Map<String, List<Right>> all = new LinkedHashMap<>();
        addRights(all, breadcrumb);
        return all;
    }

    /** A part without a name of its own, as the content of a file, is told with the component that it is a part of. */
    private void addRights(Map<String, List<Right>> all, String told) {
        for (Node child : children) {
            boolean named = parent == null || child.breadcrumb.endsWith(")");
            child.addRights(all, named ? child.breadcrumb : told);
        }
        if (!rights.isEmpty()) {
            all.computeIfAbsent(told, none -> new ArrayList<>()).addAll(rights);
        }
    }

    /** Adds what it may do as another user; {@code false} where that was said before. */
    boolean allow(Right right) {
        if (rights.isEmpty()) {
            rights = new LinkedHashSet<>();
        }
        return rights.add(right);
    }

    /**
     * Paths that it would change as another user, and that the environment's mapping has made the deployment's own.
     *
     * @return unmodifiable
     */
    public Set<Path> own() {
        return Collections.unmodifiableSet(own);
    }

    void keep(Path path) {
        if (own.isEmpty()) {
            own = new LinkedHashSet<>();
        }
        own.add(path);
    }

    void see(Configuration newConfiguration) {
        configuration = newConfiguration;
    }

    void place(List<Node> orderedChildren) {
        children.clear();
        children.addAll(orderedChildren);
    }

    void name(String newBreadcrumb, String newId) {
        breadcrumb = newBreadcrumb;
        id = newId;
    }

    /** The commands that it will run, as far as configure has said so. */
    List<List<String>> commands() {
        return commands;
    }

    /** What configure settled, in order. */
    List<Object> settled() {
        return settled;
    }
}
