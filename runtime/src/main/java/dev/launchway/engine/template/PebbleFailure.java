package dev.launchway.engine.template;

import dev.launchway.diagnostic.TemplateCode;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.util.List;

/** Says for the reader what went wrong in a template that Pebble compiles or renders, and where. */
final class PebbleFailure {

    private static final List<String> ROOTS = List.of("component", "host", "environment");

    private PebbleFailure() {}

    /** The failure of rendering a template, or of one that it includes. */
    static TemplateFailed of(TemplateKey rendered, RuntimeException failure) {
        PebbleException located = null;
        Throwable deepest = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof PebbleException pebble && pebble.getLineNumber() != null) {
                located = pebble;
            }
            deepest = each;
            if (each instanceof UnknownName) {
                break;
            }
        }
        String file = located == null || located.getFileName() == null ? rendered.name() : located.getFileName();
        String text = file.equals(rendered.name()) ? rendered.text() : null;
        Throwable cause = deepest instanceof UnknownName unknown ? unknown.getCause() : deepest;
        return new TemplatePlace(rendered.directory(), file, text)
                .failed(
                        code(deepest),
                        located == null ? 0 : located.getLineNumber(),
                        what(deepest, located),
                        help(deepest),
                        cause instanceof PebbleException ? null : cause);
    }

    private static TemplateCode code(Throwable deepest) {
        if (deepest instanceof UnknownName unknown) {
            return unknown.code();
        }
        if (deepest instanceof RootAttributeNotFoundException) {
            return TemplateCode.UNKNOWN_NAME;
        }
        return deepest instanceof ParserException ? TemplateCode.SYNTAX : TemplateCode.RENDERING_FAILED;
    }

    private static String help(Throwable deepest) {
        if (deepest instanceof UnknownName unknown) {
            return unknown.help();
        }
        return deepest instanceof RootAttributeNotFoundException root
                ? ValueReader.suggestion(root.getAttributeName(), ROOTS)
                : "";
    }

    private static String what(Throwable deepest, PebbleException located) {
        if (deepest instanceof UnknownName) {
            return deepest.getMessage();
        }
        if (deepest instanceof RootAttributeNotFoundException root) {
            return "'" + root.getAttributeName()
                    + "' is not known: a template starts from component, host or environment";
        }
        if (deepest instanceof ParserException syntax) {
            return "syntax error: " + syntax(syntax.getPebbleMessage());
        }
        if (deepest instanceof PebbleException pebble) {
            return plain(pebble.getPebbleMessage());
        }
        String what = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        return located == null ? what : plain(located.getPebbleMessage()) + " (" + what + ")";
    }

    /** Pebble names tokens by its own constants; a reader knows their signs. */
    private static String syntax(String message) {
        String text = plain(message)
                .replace("token of value \"null\" and type EOF", "end of the template")
                .replace("token of type PRINT_END", "'}}'")
                .replace("token of type EXECUTE_END", "'%}'");
        int type = text.indexOf(" and type ");
        int comma = text.indexOf(", expected");
        return type > 0 && comma > type ? text.substring(0, type) + text.substring(comma) : text;
    }

    private static String plain(String message) {
        return message.replace(" and strict variables is set to true", "")
                .replace(" Pebble was looking for", " Missing");
    }
}
