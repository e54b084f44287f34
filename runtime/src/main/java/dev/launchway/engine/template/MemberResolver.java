package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.KnownType;
import dev.launchway.template.TemplateWords;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.MacroAttributeProvider;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/** Reads members for Pebble; a name that is not known is an error at once, so that Pebble never comes to use reflection. */
final class MemberResolver implements AttributeResolver {

    private final ValueReader values;
    private TemplateScope scope;

    MemberResolver(ValueReader values) {
        this.values = values;
    }

    TemplateScope use(TemplateScope newScope) {
        TemplateScope previous = scope;
        scope = newScope;
        return previous;
    }

    /** What is rendered for. */
    TemplateScope scope() {
        return scope;
    }

    @Override
    public ResolvedAttribute resolve(
            Object instance,
            Object name,
            Object[] argumentValues,
            ArgumentsNode args,
            EvaluationContextImpl context,
            String fileName,
            int line) {
        boolean macros = instance instanceof PebbleTemplateImpl || instance instanceof MacroAttributeProvider;
        if (macros && args != null) {
            return null;
        }
        try {
            if (argumentValues != null && argumentValues.length > 0) {
                throw new UnknownNameException(
                        Code.LW403_UNKNOWN_NAME, TemplateWords.calledWithArguments(String.valueOf(name)), "", null);
            }
            if (macros) {
                throw new UnknownNameException(
                        Code.LW403_UNKNOWN_NAME,
                        TemplateWords.unknownMember("template", String.valueOf(name)),
                        "",
                        null);
            }
            if (instance instanceof ForNode.LoopVariables loop) {
                return new ResolvedAttribute(ofLoop(loop, String.valueOf(name)));
            }
            return new ResolvedAttribute(values.read(instance, name, scope));
        } catch (UnknownNameException e) {
            throw new AttributeNotFoundException(e, e.getMessage(), String.valueOf(name), line, fileName);
        }
    }

    private static Object ofLoop(ForNode.LoopVariables loop, String name) {
        return switch (name) {
            case "index" -> loop.getIndex();
            case "length" -> loop.getLength();
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "revindex" -> loop.getRevindex();
            default ->
                throw new UnknownNameException(
                        Code.LW403_UNKNOWN_NAME,
                        TemplateWords.unknownMember("loop", name),
                        ValueReader.suggestion(name, KnownType.LOOP.names()),
                        null);
        };
    }
}
