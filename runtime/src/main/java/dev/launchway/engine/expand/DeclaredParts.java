package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Members;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Sees to it that the compiler knows of every component that provides or requires a resource: by the type of a field, or by
 * {@code adds}. What it does not know is in no order.
 */
final class DeclaredParts {

    private final ComponentTree tree;
    private final Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());

    DeclaredParts(ComponentTree tree) {
        this.tree = tree;
    }

    /** Says that the compiler knows of a component by another way. */
    void addKnown(Node node) {
        known.add(node);
    }

    /** Fails for a component with resources that is, or is below, a sub-component of an undeclared type. */
    void check(Node node) {
        Members members = node.definition().members();
        if (members.requirements().isEmpty() && members.provisions().isEmpty()) {
            return;
        }
        Node undeclared = null;
        for (Node each = node; each.parent() != null; each = each.parent()) {
            if (!known.contains(each) && !isDeclared(each)) {
                undeclared = each;
            }
        }
        if (undeclared == null) {
            return;
        }
        String what = members.requirements().isEmpty()
                ? "provides '" + members.provisions().get(0).key()
                : "requires '" + members.requirements().get(0).key();
        String part = simpleName(undeclared);
        String whole = simpleName(undeclared.parent());
        throw new ModelRuleException(
                Code.LW157_UNDECLARED_PART,
                simpleName(node) + " " + what + "', and the compiler does not know: no field of " + whole
                        + " has the type " + part,
                "write @Component(adds = " + part + ".class) on " + whole);
    }

    private boolean isDeclared(Node node) {
        Members parent = node.parent().definition().members();
        for (Class<?> type = node.component().getClass(); type != null; type = type.getSuperclass()) {
            if (parent.parts().contains(type.getName())) {
                return sameResources(node.definition(), tree.definition(type));
            }
        }
        return false;
    }

    /** Whether a subclass adds nothing to what is known of the declared class. */
    private static boolean sameResources(ComponentDefinition<?> actual, ComponentDefinition<?> declared) {
        return declared != null
                && actual.members().requirements().size()
                        == declared.members().requirements().size()
                && actual.members().provisions().size()
                        == declared.members().provisions().size()
                && actual.members().parts().size() == declared.members().parts().size();
    }

    private static String simpleName(Node node) {
        return node.definition().type().getSimpleName();
    }
}
