package dev.launchway.engine.template;

import dev.launchway.template.PebbleTokens;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.template.Macro;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/**
 * Compiles templates as Pebble's engine does, with one difference: what Pebble calls the number of a line is the index of a
 * character in the text, from which line and column follow.
 */
final class TemplateCompiler {

    private final PebbleEngine engine;

    TemplateCompiler(PebbleEngine engine) {
        this.engine = engine;
    }

    PebbleTemplate compile(TemplateKey key) {
        String text = TemplateSource.of(key);
        ExtensionRegistry registry = engine.getExtensionRegistry();
        TokenStream tokens = new PebbleTokens(engine.getSyntax(), registry).read(text, key.name());
        try {
            return template(key, tokens, registry);
        } catch (IndexOutOfBoundsException e) {
            // some of Pebble's tags look for their end beyond that of the text
            throw new ParserException(null, "the template ends too early", text.length(), key.name());
        } catch (StackOverflowError e) {
            throw new ParserException(null, "expressions or tags are nested too deeply", 0, key.name());
        }
    }

    private PebbleTemplate template(TemplateKey key, TokenStream tokens, ExtensionRegistry registry) {
        RootNode root = new ParserImpl(
                        registry.getUnaryOperators(),
                        registry.getBinaryOperators(),
                        registry.getTokenParsers(),
                        new ParserOptions())
                .parse(tokens);
        PebbleTemplateImpl template = new Rendered(engine, root, key.name());
        for (NodeVisitorFactory visitor : registry.getNodeVisitors()) {
            visitor.createVisitor(template).visit(root);
        }
        return template;
    }

    /** A template that can be rendered again: Pebble imports a named macro into it each time, and refuses the second. */
    private static final class Rendered extends PebbleTemplateImpl {

        Rendered(PebbleEngine engine, RenderableNode root, String name) {
            super(engine, root, name);
        }

        @Override
        public void registerMacro(String alias, Macro macro) {
            if (!hasMacro(alias)) {
                super.registerMacro(alias, macro);
            }
        }
    }
}
