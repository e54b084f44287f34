package dev.launchway.engine.expand;

import dev.launchway.text.GeneratedCode;

/** Finds the line of the user's own code in a stack trace: what the engine called, not what called the engine. */
public final class UserCode {

    private static final String[] OTHERS = {
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "dev.launchway.",
        "io.pebbletemplates.",
        "org.snakeyaml.",
        "com.google.gson."
    };

    private UserCode() {}

    /**
     * The first line of a stack trace that is neither the tool's, nor generated, nor a library's.
     *
     * @param thrown what was thrown
     * @return as in {@code Nginx.java:31}; empty when no user code was running
     */
    public static String line(Throwable thrown) {
        String engine = EnvironmentExpansion.class.getName();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().equals(engine)) {
                return "";
            }
            if (isUser(frame.getClassName()) && frame.getFileName() != null) {
                return frame.getLineNumber() > 0
                        ? frame.getFileName() + ":" + frame.getLineNumber()
                        : frame.getFileName();
            }
        }
        return "";
    }

    private static boolean isUser(String className) {
        if (GeneratedCode.isGenerated(className)) {
            return false;
        }
        for (String other : OTHERS) {
            if (className.startsWith(other)) {
                return false;
            }
        }
        return true;
    }
}
