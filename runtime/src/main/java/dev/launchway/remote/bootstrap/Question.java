package dev.launchway.remote.bootstrap;

import java.util.List;

/**
 * What a host is asked before an agent starts there: which of its root components are proven to be as they were when their facts were
 * kept.
 *
 * @param predicting whether the run changes nothing
 * @param roots in their order; one that is not proven makes the later ones so; none for nothing to ask
 */
public record Question(boolean predicting, List<Root> roots) {

    /** Nothing is asked. */
    public static final Question NONE = new Question(false, List.of());

    private static final String VERSION = "facts 1";

    /**
     * A root component.
     *
     * @param file the name of the file of its facts
     * @param key under which they are kept; a secret
     */
    public record Root(String file, String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return file;
        }
    }

    /** Copies the roots. */
    public Question {
        roots = List.copyOf(roots);
    }

    boolean isEmpty() {
        return roots.isEmpty();
    }

    /** As a host reads it: a line for each root component, and an empty one. */
    String text() {
        if (isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        for (Root root : roots) {
            text.append(root.file()).append(' ').append(root.key()).append('\n');
        }
        return text.append('\n').toString();
    }
}
