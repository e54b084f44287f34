package dev.launchway.processor;

import java.util.Set;

/** The options of the processor: {@code -Akey=value}. */
public final class Options {

    /** The directory of the environment files. */
    public static final String ENVIRONMENTS = "launchway.environments";

    static final Set<String> ALL = Set.of(ENVIRONMENTS);

    private Options() {}
}
