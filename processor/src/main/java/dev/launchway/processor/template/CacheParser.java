package dev.launchway.processor.template;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;

/** Parses {@code cache}: its body is what there is to look at. Pebble's own node does not tell it. */
final class CacheParser implements TokenParser {

    @Override
    public String getTag() {
        return "cache";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        parser.getExpressionParser().parseExpression();
        stream.next();
        BodyNode body = parser.subparse(end -> end.test(Token.Type.NAME, "endcache"));
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return body;
    }
}
