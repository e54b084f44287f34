package dev.launchway.processor.template;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.BlockTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.ArrayList;
import java.util.List;

/** Parses the tags that name another template: the same grammar as Pebble's. */
final class LinkParser implements TokenParser {

    private final String tag;

    LinkParser(String tag) {
        this.tag = tag;
    }

    @Override
    public String getTag() {
        return tag;
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        Expression<?> target = parser.getExpressionParser().parseExpression();
        MapExpression with = null;
        List<String> names = new ArrayList<>();
        List<BlockNode> blocks = new ArrayList<>();
        switch (tag) {
            case "import" -> alias(stream, names);
            case "from" -> macros(stream, names);
            default -> with = variables(parser, token);
        }
        stream.expect(Token.Type.EXECUTE_END);
        if (tag.equals("embed")) {
            blocks(token, parser, blocks);
        }
        return new Link(tag, target, with, List.copyOf(names), List.copyOf(blocks));
    }

    private static void alias(TokenStream stream, List<String> names) {
        if (stream.current().test(Token.Type.NAME, "as")) {
            stream.next();
            names.add(stream.expect(Token.Type.NAME).getValue());
        }
    }

    private static void macros(TokenStream stream, List<String> names) {
        stream.expect(Token.Type.NAME, "import");
        while (!stream.current().test(Token.Type.EXECUTE_END)) {
            String name = stream.expect(Token.Type.NAME).getValue();
            if (stream.current().test(Token.Type.NAME, "as")) {
                stream.next();
                name = stream.expect(Token.Type.NAME).getValue();
            }
            names.add(name);
            if (!stream.current().test(Token.Type.EXECUTE_END)) {
                stream.expect(Token.Type.PUNCTUATION, ",");
            }
        }
    }

    private static MapExpression variables(Parser parser, Token token) {
        TokenStream stream = parser.getStream();
        if (!stream.current().test(Token.Type.NAME, "with")) {
            return null;
        }
        stream.next();
        Expression<?> given = parser.getExpressionParser().parseExpression();
        if (given instanceof MapExpression map) {
            return map;
        }
        throw new ParserException(
                null, "with takes a map, as in {\"name\": value}", token.getLineNumber(), stream.getFilename());
    }

    private void blocks(Token token, Parser parser, List<BlockNode> blocks) {
        TokenStream stream = parser.getStream();
        while (true) {
            if (stream.current().test(Token.Type.TEXT)) {
                Token text = stream.expect(Token.Type.TEXT);
                if (!text.getValue().isBlank()) {
                    throw new ParserException(
                            null,
                            "the tag 'embed' holds blocks alone: this stands outside of them",
                            text.getLineNumber(),
                            stream.getFilename());
                }
            }
            stream.expect(Token.Type.EXECUTE_START);
            if (stream.current().test(Token.Type.NAME, "endembed")) {
                stream.next();
                stream.expect(Token.Type.EXECUTE_END);
                return;
            }
            blocks.add((BlockNode) new BlockTokenParser().parse(token, parser));
        }
    }
}
