package dev.launchway.engine.privilege;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command that may run as another user.
 *
 * @param user the user
 * @param wrapper what comes before the program and becomes it: sets environment variables, opens descriptors; mostly empty
 * @param argv the program, as it was named, and its arguments
 * @param timeout how long it may take; empty for as long as it needs
 * @param place the path that it reads or changes, where that is known: nobody else may exchange the directories above it
 */
public record Right(
        String user, List<String> wrapper, List<String> argv, Optional<Duration> timeout, Optional<Path> place) {

    /** Copies the words. */
    public Right {
        wrapper = List.copyOf(wrapper);
        argv = List.copyOf(argv);
    }

    /**
     * All words, the program as it was named.
     *
     * @return wrapper, program, arguments
     */
    public List<String> words() {
        List<String> words = new ArrayList<>(wrapper);
        words.addAll(argv);
        return words;
    }
}
