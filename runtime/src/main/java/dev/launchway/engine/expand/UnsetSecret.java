package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ValueType;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of a {@code NullPointerException} that an attribute of type {@code Secret} or {@code SecretFile} has no value. */
final class UnsetSecret {

    private static final Pattern NULL_FIELD = Pattern.compile("because \"(?:[^\"]*\\.)?(\\w+)\" is null");

    private UnsetSecret() {}

    /**
     * Explains what a component has thrown.
     *
     * @param environment the environment
     * @param root the root component
     * @param node the component, in it
     * @param thrown what it has thrown
     * @return what to report: {@code thrown} itself where no unset secret can be the cause
     */
    static Throwable explain(String environment, RootPlan root, Node node, Throwable thrown) {
        List<String> unset = thrown instanceof NullPointerException ? unset(node) : List.of();
        if (unset.isEmpty()) {
            return thrown;
        }
        Matcher field = NULL_FIELD.matcher(thrown.getMessage() == null ? "" : thrown.getMessage());
        boolean named = field.find();
        if (named && !unset.contains(field.group(1))) {
            return thrown;
        }
        String secret = named ? field.group(1) : String.join("', '", unset);
        return new ModelRuleException(
                Code.LW323_REQUIRED_ATTRIBUTE,
                "nothing sets the secret '" + secret + "' of "
                        + node.definition().type().getSimpleName(),
                node.parent() == null
                        ? "run: java -jar plan.jar secrets set " + environment + " component." + root.name() + "."
                                + Names.kebab(named ? secret : unset.get(0))
                                + "; write @Attribute(required = true), and the compiler tells it"
                        : "set the field where its parent makes it, in configure, from a Secret attribute of a root"
                                + " component or from a resource, by @Requires",
                UserCode.line(thrown));
    }

    private static List<String> unset(Node node) {
        List<String> unset = new ArrayList<>();
        for (AttributeMember attribute : node.definition().members().attributes()) {
            if (isSecret(attribute) && read(node, attribute.field()) == null) {
                unset.add(attribute.field());
            }
        }
        return unset;
    }

    private static boolean isSecret(AttributeMember attribute) {
        return attribute.type().equals(ValueType.SECRET) || attribute.type().equals(ValueType.SECRET_FILE);
    }

    private static Object read(Node node, String field) {
        try {
            return node.definition().read(node.component(), field);
        } catch (Throwable e) {
            throw new IllegalStateException("reading a field cannot fail", e);
        }
    }
}
