package dev.launchway.processor.template;

import dev.launchway.template.PebbleTokens;
import dev.launchway.template.SyntaxFault;
import dev.launchway.template.TemplateWords;
import dev.launchway.template.Verbatim;
import dev.launchway.text.DidYouMean;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import io.pebbletemplates.pebble.extension.ExtensionRegistryFactory;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.i18n.I18nExtension;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses templates with Pebble's parser, as the engine does: what Pebble calls a line number is an index into the text. */
public final class TemplateParser {

    private final ExtensionRegistry registry;
    private final Syntax syntax =
            new Syntax.Builder().setEnableNewLineTrimming(false).build();
    private final Map<String, TokenParser> tags;

    public TemplateParser() {
        ExtensionRegistryFactory factory = new ExtensionRegistryFactory();
        factory.registerExtensionCustomizer(WithoutMachine::new);
        registry = factory.buildExtensionRegistry();
        tags = new HashMap<>(registry.getTokenParsers());
        for (String tag : List.of("include", "embed", "import", "from")) {
            tags.put(tag, new LinkParser(tag));
        }
        tags.put("cache", new CacheParser());
    }

    /** The filters, tests and functions that there are. */
    public ExtensionRegistry registry() {
        return registry;
    }

    public ParsedTemplate parse(String file, String source) throws TemplateSyntaxException {
        String text = Verbatim.keepWhitespace(source);
        TokenStream tokens = tokens(file, text);
        try {
            return new ParsedTemplate(
                    file,
                    text,
                    new ParserImpl(
                                    registry.getUnaryOperators(),
                                    registry.getBinaryOperators(),
                                    tags,
                                    new ParserOptions())
                            .parse(tokens));
        } catch (ParserException e) {
            throw unparsable(file, text, e.getLineNumber(), e.getPebbleMessage());
        } catch (StackOverflowError e) {
            throw unparsable(file, text, 0, "expressions or tags are nested too deeply");
        } catch (IndexOutOfBoundsException e) {
            // some of Pebble's tags look for their end beyond that of the text
            throw unparsable(file, text, text.length(), "the template ends too early");
        } catch (RuntimeException e) {
            // as for an embedded block function without a name
            throw unparsable(file, text, tokens.current().getLineNumber(), String.valueOf(e.getMessage()));
        }
    }

    private TokenStream tokens(String file, String text) throws TemplateSyntaxException {
        try {
            return new PebbleTokens(syntax, registry).read(text, file);
        } catch (ParserException e) {
            throw unparsable(file, text, e.getLineNumber(), e.getPebbleMessage());
        }
    }

    private static TemplateSyntaxException unparsable(String file, String text, int offset, String message) {
        SyntaxFault fault = SyntaxFault.of(text, offset, message, DidYouMean::question);
        return new TemplateSyntaxException(
                ParsedTemplate.place(file, text, fault.offset()), TemplateWords.syntax(fault), fault.help());
    }

    /** Leaves out what the engine leaves out: the resource bundles of the machine's language. */
    private static final class WithoutMachine extends ExtensionCustomizer {

        private final boolean internationalization;

        WithoutMachine(Extension extension) {
            super(extension);
            internationalization = extension instanceof I18nExtension;
        }

        @Override
        public Map<String, Function> getFunctions() {
            return internationalization ? null : super.getFunctions();
        }
    }
}
