package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.TextPosition;

/** Names a place in a template for the reader. */
final class TemplatePlace {

    /** A place that is not known. */
    static final int NOWHERE = -1;

    private static final int LONGEST = 60;

    private TemplatePlace() {}

    /**
     * A failure at a place.
     *
     * @param offset the index of a character in the template's text, or {@link #NOWHERE}
     */
    static TemplateFailedException failed(
            TemplateKey key, Code code, int offset, String statement, String help, Throwable cause) {
        TextPosition position = offset < 0 ? null : TextPosition.of(TemplateSource.of(key), offset);
        if (key.text() != null) {
            return new TemplateFailedException(code, shown(key.text(), position), statement, help, "", cause);
        }
        String suffix = position == null ? "" : ":" + position;
        return new TemplateFailedException(
                code, key.name() + suffix, statement, help, key.directory().path(key.name()) + suffix, cause);
    }

    private static String shown(String text, TextPosition position) {
        String first = text.lines().findFirst().orElse("");
        String start = first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
        return "template \"" + start + "\""
                + (position != null && position.line() > 1 ? " line " + position.line() : "");
    }
}
