package dev.launchway.api.internal;

import java.util.function.Consumer;

/** What stands for the values of secrets where nobody may read them, as in {@code check}. */
public final class SecretPlaceholders {

    /** Letters and dashes alone, which no encoding changes; no secret begins so. */
    private static final String BEGIN = "launchway-placeholder-of-the-secret-";

    private static final String OURS = "dev.launchway.";

    private static final ThreadLocal<Consumer<String>> WATCH = new ThreadLocal<>();

    private SecretPlaceholders() {}

    /**
     * Makes a placeholder.
     *
     * @param name of the secret
     * @return a text that can be told from all others
     */
    public static String of(String name) {
        return BEGIN + name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /**
     * Whether a text is a placeholder, or was made of one.
     *
     * @param text any text
     * @return whether one stands in it
     */
    public static boolean standIn(String text) {
        return text.contains(BEGIN);
    }

    /**
     * Watches who looks at placeholders, in this thread.
     *
     * @param looked told the name of a secret, or nothing for one without, when code of an author takes its value; {@code null} to
     *     watch no more
     */
    public static void watch(Consumer<String> looked) {
        if (looked == null) {
            WATCH.remove();
        } else {
            WATCH.set(looked);
        }
    }

    /**
     * Called when the value of a placeholder is taken. What Launchway itself takes it puts where it belongs, and does not try to
     * understand.
     *
     * @param name of the secret; empty for one without
     */
    public static void taken(String name) {
        Consumer<String> watch = WATCH.get();
        if (watch != null && !takenByUs()) {
            watch.accept(name);
        }
    }

    private static boolean takenByUs() {
        return StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.startsWith(OURS + "api."))
                .findFirst()
                .orElse(OURS)
                .startsWith(OURS));
    }
}
