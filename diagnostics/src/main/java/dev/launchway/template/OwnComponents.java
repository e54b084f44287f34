package dev.launchway.template;

/**
 * The file of a plan jar that names the components of the service itself, as against those of libraries: one binary name a line,
 * sorted. By it {@code check} knows whose definition directories it may judge.
 */
public final class OwnComponents {

    /** The name of the file in the class output. */
    public static final String FILE = "META-INF/launchway/components";

    private OwnComponents() {}
}
