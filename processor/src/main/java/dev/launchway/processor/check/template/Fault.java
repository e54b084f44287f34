package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.template.TemplateSyntaxException;

/**
 * What is wrong in a template.
 *
 * @param code its number
 * @param place {@code file:line:column}; empty for a template that is no file
 * @param statement what is wrong
 * @param help what to do; empty where there is nothing to add
 */
record Fault(Code code, String place, String statement, String help) {

    static Fault of(TemplateSyntaxException e) {
        return new Fault(Code.LW402_TEMPLATE_SYNTAX, e.place(), e.getMessage(), e.help());
    }
}
