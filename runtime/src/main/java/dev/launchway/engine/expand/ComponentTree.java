package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.template.DefinitionDirectory;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Phase;
import dev.launchway.plan.SubComponentMember;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configures components and makes the tree of their sub-components. */
final class ComponentTree {

    private static final int DEEPEST = 200;

    private final EnvironmentExpansion expansion;
    private final Requirements requirements;
    private final AttributeValues attributes;
    private final DeclaredParts declared = new DeclaredParts(this);
    private final IdentityHashMap<Object, ComponentConfiguration> known = new IdentityHashMap<>();
    private final Map<Class<?>, Kind> kinds = new HashMap<>();

    /** What is the same for all components of a class; {@code definition} is null for a class that is no component. */
    private record Kind(ComponentDefinition<Object> definition, DefinitionDirectory directory) {}

    ComponentTree(EnvironmentExpansion expansion, Requirements requirements, AttributeValues attributes) {
        this.expansion = expansion;
        this.requirements = requirements;
        this.attributes = attributes;
    }

    ComponentConfiguration root(RootState root, Object component, ComponentDefinition<Object> definition) {
        Node node = new Node(component, definition, null);
        ComponentConfiguration here = new ComponentConfiguration(
                expansion,
                root,
                node,
                null,
                kind(component.getClass()).directory().readBy(root.files));
        known.put(component, here);
        Breadcrumbs.name(root, node);
        return here;
    }

    /** Configures a root and all below it; problems are reported, and the root is marked as failed. */
    void configure(RootState root) {
        try {
            checkNothingAssigned(root.node());
            prepare(root.here);
            Breadcrumbs.nameAll(root);
        } catch (RootFailedException e) {
            root.failed = true;
        } catch (Throwable e) {
            expansion.fail(root, root.breadcrumb(), e);
        }
    }

    /** Makes a component a part of another one, and prepares it. */
    Node attach(ComponentConfiguration parent, Object component) {
        return attach(parent, component, false);
    }

    private Node attach(ComponentConfiguration parent, Object component, boolean ofPlatform) {
        ComponentConfiguration before = known.get(component);
        if (before != null) {
            return attachAgain(parent, before.node());
        }
        Kind kind = kind(component.getClass());
        if (kind.definition() == null) {
            throw new ModelRuleException(
                    Code.LW153_ADDED_NO_COMPONENT,
                    component.getClass().getName() + " is no component, and cannot be a part of "
                            + parent.node().breadcrumb(),
                    "annotate the class with @Component");
        }
        Node node = new Node(component, kind.definition(), parent.node());
        ComponentConfiguration here = new ComponentConfiguration(
                expansion, parent.root(), node, parent, kind.directory().readBy(parent.root().files));
        known.put(component, here);
        Breadcrumbs.name(parent.root(), node);
        checkDepth(parent.root(), node);
        if (ofPlatform) {
            declared.addKnown(node);
        }
        declared.check(node);
        prepare(here);
        return node;
    }

    private static Node attachAgain(ComponentConfiguration parent, Node node) {
        for (Node each = parent.node(); each != null; each = each.parent()) {
            if (each == node) {
                throw new ModelRuleException(
                        Code.LW154_TWO_PLACES,
                        "a component contains itself: " + parent.node().breadcrumb() + " has "
                                + node.definition().type().getSimpleName() + " as a sub-component",
                        "make another instance");
            }
        }
        if (node.parent() != parent.node()) {
            String first = node.parent() == null
                    ? "a root component itself"
                    : "a sub-component of " + node.parent().breadcrumb() + " already";
            throw new ModelRuleException(
                    Code.LW154_TWO_PLACES,
                    node.breadcrumb() + " is made a sub-component of "
                            + parent.node().breadcrumb() + ", and is " + first,
                    "make an instance for each");
        }
        return node;
    }

    private void checkDepth(RootState root, Node node) {
        int depth = 0;
        for (Node each = node; each != null; each = each.parent()) {
            depth++;
        }
        if (depth > DEEPEST) {
            ModelRuleException error = new ModelRuleException(
                    Code.LW155_ENDLESS_TREE,
                    "components are nested more than " + DEEPEST + " deep",
                    node.definition().type().getSimpleName() + " makes sub-components without end");
            expansion.fail(root, root.breadcrumb(), error);
            throw RootFailedException.whole();
        }
    }

    private void prepare(ComponentConfiguration here) {
        Node node = here.node();
        RootState root = here.root();
        try {
            if (node.parent() != null) {
                attributes.complete(root, node);
            }
            requirements.inject(root, node);
            node.definition().call(node.component(), Phase.CONFIGURE, here);
            node.definition().fillTemplates(node.component());
            checkDeclared(node);
        } catch (Throwable e) {
            expansion.fail(
                    root,
                    node.breadcrumb(),
                    UnsetSecret.explain(expansion.environment().name(), root.plan, node, e));
            RootFailedException failed = RootFailedException.in(e);
            throw failed != null && failed.isWhole() ? failed : RootFailedException.part();
        }
        boolean complete = placeChildren(here);
        here.setPrepared();
        if (!complete) {
            throw RootFailedException.part();
        }
    }

    /** What updates as another user has said what it does then. */
    private static void checkDeclared(Node node) {
        String user = node.definition().user();
        boolean silent = node.rights().isEmpty() && node.own().isEmpty();
        if (!user.isEmpty() && silent && node.definition().members().phases().contains(Phase.UPDATE)) {
            throw new ModelRuleException(
                    Code.LW118_UNDECLARED_PRIVILEGE,
                    node.definition().type().getSimpleName() + " updates as " + user
                            + ", and its configure declares nothing that is done as that user",
                    "declare what update does by here.as(\"" + user + "\").runs(…), .writes(…) and the like");
        }
    }

    /** Prepares the sub-components of fields, and puts all sub-components in order; false when one has failed. */
    private boolean placeChildren(ComponentConfiguration here) {
        Node node = here.node();
        Set<Node> children = new LinkedHashSet<>();
        boolean complete = true;
        for (SubComponentMember member : node.definition().members().subComponents()) {
            complete &= attachAll(here, components(node, member), false, children);
        }
        children.addAll(here.added());
        Set<Node> last = new LinkedHashSet<>();
        complete &= attachPlatform(here, last);
        children.addAll(here.added());
        children.addAll(last);
        node.place(new ArrayList<>(children));
        return complete;
    }

    private boolean attachAll(
            ComponentConfiguration here, Collection<?> components, boolean ofPlatform, Set<Node> children) {
        boolean complete = true;
        for (Object component : components) {
            if (component == null) {
                continue;
            }
            try {
                children.add(attach(here, component, ofPlatform));
            } catch (RootFailedException e) {
                if (e.isWhole()) {
                    throw e;
                }
                complete = false;
            } catch (RuntimeException e) {
                expansion.fail(here.root(), here.node().breadcrumb(), e);
                complete = false;
            }
        }
        return complete;
    }

    private boolean attachPlatform(ComponentConfiguration here, Set<Node> children) {
        Optional<String> platform = here.host().platform();
        if (platform.isEmpty()) {
            return true;
        }
        List<Object> components = new ArrayList<>();
        boolean complete = true;
        String className = here.node().component().getClass().getName();
        ClassLoader loader = expansion.plan().classLoader();
        for (String name : expansion.plan().platformComponents(className, platform.get())) {
            try {
                components.add(expansion
                        .definitions()
                        .component(name, loader)
                        .orElseThrow(() -> new ModelRuleException(
                                Code.LW160_NO_DEFINITION,
                                "the class " + name + " has no generated definition",
                                "build the service again, with the annotation processor"))
                        .create());
            } catch (RuntimeException | Error e) {
                expansion.fail(
                        here.root(),
                        here.node().breadcrumb(),
                        "the platform component: ",
                        e,
                        Code.LW150_CONFIGURE_FAILED);
                complete = false;
            }
        }
        return attachAll(here, components, true, children) && complete;
    }

    private static Collection<?> components(Node node, SubComponentMember member) {
        Object value = read(node, member.field());
        if (value == null) {
            return List.of();
        }
        return switch (member.shape()) {
            case SINGLE -> List.of(value);
            case OPTIONAL -> ((Optional<?>) value).map(List::of).orElse(List.of());
            case LIST -> (Collection<?>) value;
        };
    }

    private static void checkNothingAssigned(Node node) {
        for (SubComponentMember member : node.definition().members().subComponents()) {
            if (!components(node, member).isEmpty()) {
                throw new ModelRuleException(
                        Code.LW156_MADE_EARLY,
                        "the sub-component '" + member.field() + "' of "
                                + node.definition().type().getSimpleName()
                                + " is made by an initializer or a constructor, which would run before attributes are"
                                + " set",
                        "assign the field in configure");
            }
        }
    }

    private static Object read(Node node, String field) {
        try {
            return node.definition().read(node.component(), field);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read the field " + field, e);
        }
    }

    /** The definition of a class, or of its nearest superclass that is a component; {@code null} where there is none. */
    ComponentDefinition<Object> definition(Class<?> type) {
        return kind(type).definition();
    }

    @SuppressWarnings("unchecked") // a definition is used with objects of its class only
    private Kind kind(Class<?> type) {
        Kind kind = kinds.get(type);
        if (kind == null) {
            ComponentDefinition<Object> definition = null;
            for (Class<?> each = type;
                    definition == null && each != null && each.getClassLoader() != null;
                    each = each.getSuperclass()) {
                definition = (ComponentDefinition<Object>)
                        expansion.definitions().component(each).orElse(null);
            }
            DefinitionDirectory directory =
                    definition == null ? null : DefinitionDirectory.of(type, expansion.absent());
            kind = new Kind(definition, directory);
            kinds.put(type, kind);
        }
        return kind;
    }
}
