package dev.launchway.processor.report;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Prints diagnostics as messages of the compiler. */
public final class DiagnosticPrinter {

    private DiagnosticPrinter() {}

    /**
     * Prints.
     *
     * @param diagnostics what to print, in this order
     * @param messager where to
     */
    public static void print(List<Diagnostic> diagnostics, Messager messager) {
        for (Diagnostic diagnostic : diagnostics) {
            Kind kind = diagnostic.isError() ? Kind.ERROR : Kind.WARNING;
            String text = diagnostic.text();
            Anchor anchor = diagnostic.anchor().map(Anchor::printable).orElse(null);
            if (anchor == null) {
                messager.printMessage(kind, text);
            } else if (anchor.code() != null) {
                anchor.code().print(kind, text);
            } else if (anchor.placeless()) {
                messager.printMessage(kind, ElementNames.file(anchor.element()) + ": " + text);
            } else if (anchor.annotation() == null) {
                messager.printMessage(kind, text, anchor.element());
            } else if (anchor.value() == null) {
                messager.printMessage(kind, text, anchor.element(), anchor.annotation());
            } else {
                messager.printMessage(kind, text, anchor.element(), anchor.annotation(), anchor.value());
            }
        }
    }
}
