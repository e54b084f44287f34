package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of a {@code NullPointerException} that an attribute of type {@code Secret} has no value. */
final class UnsetSecret {

    private static final Pattern NULL_FIELD = Pattern.compile("because \"(?:[^\"]*\\.)?(\\w+)\" is null");

    private UnsetSecret() {}

    /**
     * Explains what a component has thrown.
     *
     * @param node the component
     * @param thrown what it has thrown
     * @return what to report: {@code thrown} itself where no unset secret can be the cause
     */
    static Throwable explain(Node node, Throwable thrown) {
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
                "this version of Launchway reads no encrypted secrets: set the field in configure, or take the secret as a"
                        + " resource, by @Requires",
                UserCode.line(thrown));
    }

    private static List<String> unset(Node node) {
        List<String> unset = new ArrayList<>();
        for (AttributeMember attribute : node.definition().members().attributes()) {
            if (attribute.type().equals(ValueType.SECRET) && read(node, attribute.field()) == null) {
                unset.add(attribute.field());
            }
        }
        return unset;
    }

    private static Object read(Node node, String field) {
        try {
            return node.definition().read(node.component(), field);
        } catch (Throwable e) {
            throw new IllegalStateException("reading a field cannot fail", e);
        }
    }
}
