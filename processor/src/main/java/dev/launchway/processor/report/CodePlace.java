package dev.launchway.processor.report;

import javax.tools.Diagnostic.Kind;

/** A place in the code of a member, which elements do not show: of a compiler that shows it. */
public interface CodePlace {

    /**
     * Where it begins.
     *
     * @return an offset in the source file
     */
    long position();

    /**
     * Prints a message of the compiler at it.
     *
     * @param kind an error or a warning
     * @param text the message
     */
    void print(Kind kind, String text);
}
