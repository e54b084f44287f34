package dev.launchway.template;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import java.io.StringReader;

/**
 * Reads the tokens of a template with Pebble's lexer, which tells the line of each, and a message needs the column too: in its place
 * each token tells the index of its first character in the text. Pebble carries that number through its parser and its exceptions as it
 * carries lines.
 *
 * <p>This leans on what Pebble promises nobody: its lexer's classes, the names of its types of tokens, and how it cuts a text into them.
 * It was tried with version {@value #TRIED_WITH}. A test fails when another one is taken; see then whether the rest of that test passes.
 */
public final class PebbleTokens {

    static final String TRIED_WITH = "4.1.2";

    private final Syntax syntax;
    private final ExtensionRegistry registry;

    /**
     * Prepares to read.
     *
     * @param syntax what tags look like; Pebble's own
     * @param registry tells the operators
     */
    public PebbleTokens(Syntax syntax, ExtensionRegistry registry) {
        this.syntax = syntax;
        this.registry = registry;
    }

    /**
     * Reads a template.
     *
     * @param text its text, after {@link Verbatim}
     * @param name its name
     * @return the tokens, whose line numbers are indexes of characters in the text
     * @throws ParserException where the text cannot be cut into tokens; its line number is such an index too
     */
    public TokenStream read(String text, String name) {
        TokenStream tokens;
        try {
            if (text.endsWith("\\")) {
                cut(text + "\n", name);
            }
            tokens = cut(text, name);
        } catch (ParserException e) {
            int offset = TemplateTags.of(text).fault().map(SyntaxFault::offset).orElse(0);
            throw new ParserException(null, e.getPebbleMessage(), offset, name);
        } catch (StackOverflowError e) {
            throw new ParserException(null, "the text is too long for the patterns of the parser", 0, name);
        }
        TokenPositions positions = new TokenPositions(text);
        for (Token token : tokens.getTokens()) {
            token.setLineNumber(positions.next(token.getType().name(), token.getValue()));
        }
        return tokens;
    }

    /**
     * Where a backslash ends the text within a string in double quotes, Pebble's lexer never ends: it waits for the letter after it. With
     * a line end there it finds that the string is not closed, so such a text is cut with one first.
     */
    private TokenStream cut(String text, String name) {
        return new LexerImpl(
                        syntax,
                        registry.getUnaryOperators().values(),
                        registry.getBinaryOperators().values())
                .tokenize(new StringReader(text), name);
    }
}
