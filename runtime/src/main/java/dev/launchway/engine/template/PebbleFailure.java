package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.SyntaxFault;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says for the reader what went wrong in a template that Pebble compiles or renders, and where. */
final class PebbleFailure {

    private static final Pattern NOT_THERE =
            Pattern.compile("(Filter|Test|Function or Macro) \\[(.*)] does not exist\\.");

    private final TemplateScope scope;
    private final Throwable deepest;
    private final PebbleException located;
    private final Matcher notThere;
    private SyntaxFault syntax;

    private PebbleFailure(RuntimeException failure, TemplateScope scope) {
        this.scope = scope;
        PebbleException place = null;
        Throwable last = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof PebbleException pebble && pebble.getLineNumber() != null) {
                place = pebble;
            }
            last = each;
            if (each instanceof UnknownNameException) {
                break;
            }
        }
        located = place;
        deepest = last;
        notThere = NOT_THERE.matcher(last instanceof PebbleException pebble ? pebble.getPebbleMessage() : "");
    }

    /** The failure of rendering a template, or of one that it includes. */
    static TemplateFailedException of(TemplateKey rendered, TemplateScope scope, RuntimeException thrown) {
        PebbleFailure failure = new PebbleFailure(thrown, scope);
        TemplateKey key = rendered;
        int offset = TemplatePlace.NOWHERE;
        if (failure.located != null) {
            String file = failure.located.getFileName();
            boolean other = file != null && !file.equals(rendered.name());
            key = other ? rendered.beside(file) : rendered;
            offset = failure.located.getLineNumber();
        }
        if (failure.code() == Code.LW402_TEMPLATE_SYNTAX) {
            String message = ((PebbleException) failure.deepest).getPebbleMessage();
            failure.syntax = SyntaxFault.of(TemplateSource.of(key), offset, message, DidYouMean::question);
            offset = failure.syntax.offset();
        }
        Throwable cause =
                failure.deepest instanceof UnknownNameException unknown ? unknown.getCause() : failure.deepest;
        return TemplatePlace.failed(
                key,
                failure.code(),
                offset,
                failure.statement(),
                failure.help(),
                cause instanceof PebbleException ? null : cause);
    }

    private Code code() {
        if (deepest instanceof UnknownNameException unknown) {
            return unknown.code();
        }
        if (deepest instanceof RootAttributeNotFoundException || notThere.matches()) {
            return Code.LW403_UNKNOWN_NAME;
        }
        return deepest instanceof ParserException ? Code.LW402_TEMPLATE_SYNTAX : Code.LW406_RENDERING_FAILED;
    }

    private String help() {
        if (deepest instanceof UnknownNameException unknown) {
            return unknown.help();
        }
        if (deepest instanceof RootAttributeNotFoundException root) {
            String name = root.getAttributeName();
            return scope.names().contains(name)
                    ? TemplateWords.passToMacro(name)
                    : ValueReader.suggestion(name, scope.names());
        }
        return syntax == null ? "" : syntax.help();
    }

    private String statement() {
        if (deepest instanceof UnknownNameException) {
            return deepest.getMessage();
        }
        if (deepest instanceof RootAttributeNotFoundException root) {
            return TemplateWords.unknownRoot(root.getAttributeName(), scope.names());
        }
        if (notThere.matches()) {
            return TemplateWords.unknown(notThere.group(1).toLowerCase(Locale.ROOT), notThere.group(2));
        }
        if (syntax != null) {
            return TemplateWords.syntax(syntax);
        }
        if (deepest instanceof PebbleException pebble) {
            return plain(pebble.getPebbleMessage());
        }
        String what = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        return located == null ? what : plain(located.getPebbleMessage()) + " (" + what + ")";
    }

    private static String plain(String message) {
        return message.replace(" and strict variables is set to true", "");
    }
}
