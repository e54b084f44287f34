package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.plan.ProvisionMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Takes the resources that components provide: those of a root's methods before configure, all others after it. */
final class Provisions {

    private final EnvironmentExpansion expansion;
    private final ResourcePool pool;
    private final IdentityHashMap<RootState, Map<ProvisionMember, Object>> early = new IdentityHashMap<>();

    Provisions(EnvironmentExpansion expansion, ResourcePool pool) {
        this.expansion = expansion;
        this.pool = pool;
    }

    /** Evaluates the methods of a root. */
    void early(RootState root) {
        IdentityHashMap<ProvisionMember, Object> values = new IdentityHashMap<>();
        Map<String, List<Object>> byKey = new HashMap<>();
        for (ProvisionMember member : root.definition().members().provisions()) {
            if (member.method()) {
                values.put(member, take(root, root.node(), member, byKey));
            }
        }
        early.put(root, values);
        pool.put(root.plan.index(), byKey);
    }

    /** Takes what the configured tree of a root provides, in the order of the tree. */
    void all(RootState root) {
        Map<String, List<Object>> byKey = new HashMap<>();
        Map<ProvisionMember, Object> known = early.remove(root);
        for (ProvisionMember member : root.definition().members().provisions()) {
            if (member.method()) {
                append(member, known.get(member), byKey);
            } else {
                take(root, root.node(), member, byKey);
            }
        }
        for (Node child : root.node().children()) {
            collect(root, child, byKey);
        }
        pool.put(root.plan.index(), byKey);
    }

    private void collect(RootState root, Node node, Map<String, List<Object>> byKey) {
        for (ProvisionMember member : node.definition().members().provisions()) {
            take(root, node, member, byKey);
        }
        for (Node child : node.children()) {
            collect(root, child, byKey);
        }
    }

    private Object take(RootState root, Node node, ProvisionMember member, Map<String, List<Object>> byKey) {
        try {
            Object value = member.method()
                    ? node.definition().provide(node.component(), member, root.host(), expansion.environment())
                    : node.definition().read(node.component(), member.member());
            append(member, value, byKey);
            return value;
        } catch (Throwable thrown) {
            Throwable e = UnsetSecret.explain(expansion.environment().name(), root.plan, node, thrown);
            String prefix = e instanceof ModelRuleException
                    ? ""
                    : "providing '" + member.key() + "' by " + named(member) + " failed: ";
            expansion.fail(root, node.breadcrumb(), prefix, e, Code.LW231_PROVIDES_FAILED);
            return null;
        }
    }

    private static void append(ProvisionMember member, Object value, Map<String, List<Object>> byKey) {
        List<Object> values = byKey.computeIfAbsent(member.key(), key -> new ArrayList<>());
        if (value == null) {
            throw new ModelRuleException(
                    Code.LW230_NULL_RESOURCE,
                    named(member) + " provides null as '" + member.key() + "'",
                    member.method() ? "return a value" : "set the field in configure");
        }
        if (!member.each()) {
            values.add(value);
            return;
        }
        for (Object one : (Iterable<?>) value) {
            if (one == null) {
                throw new ModelRuleException(
                        Code.LW230_NULL_RESOURCE,
                        named(member) + " provides a list with null in it as '" + member.key() + "'",
                        "leave out what is not there");
            }
            values.add(one);
        }
    }

    private static String named(ProvisionMember member) {
        return member.method() ? member.member() + "()" : "the field '" + member.member() + "'";
    }

    List<ProvidedValue> everything() {
        return pool.everything();
    }
}
