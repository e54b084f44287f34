package dev.launchway.text;

import java.util.Collection;
import java.util.Optional;

/** Asks the author of an unknown name whether a known one was meant. */
public final class DidYouMean {

    private DidYouMean() {}

    /**
     * The question, as a sentence of its own.
     *
     * @param name an unknown name
     * @param known the known names
     * @return {@code did you mean 'nginx'?}; empty where no known name is near
     */
    public static Optional<String> question(String name, Collection<String> known) {
        return NearestName.of(name, known).map(DidYouMean::question);
    }

    /**
     * The question for a name that was found already.
     *
     * @param meant a known name
     * @return {@code did you mean 'nginx'?}
     */
    public static String question(String meant) {
        return "did you mean '" + meant + "'?";
    }

    /**
     * The question at the end of a sentence that says that there is no such name.
     *
     * @param name an unknown name
     * @param known the known names
     * @return {@code ; did you mean 'nginx'?}; empty text where no known name is near
     */
    public static String ending(String name, Collection<String> known) {
        return ending(NearestName.of(name, known));
    }

    /**
     * The question at the end of a sentence, for a name that was looked for already.
     *
     * @param meant a known name, or nothing
     * @return {@code ; did you mean 'nginx'?}; empty text for nothing
     */
    public static String ending(Optional<String> meant) {
        return meant.map(near -> "; " + question(near)).orElse("");
    }
}
