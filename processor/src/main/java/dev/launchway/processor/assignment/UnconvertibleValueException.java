package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.Location;

/** A value of an environment file is none of its attribute's type. */
public final class UnconvertibleValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Location location;
    private final transient String help;

    /**
     * Says what is wrong.
     *
     * @param message the end of "'key' of component 'x' …"
     * @param help what to write instead, {@code null} where the message says it
     * @param location where the value stands
     */
    UnconvertibleValueException(String message, String help, Location location) {
        super(message, null, false, false);
        this.help = help;
        this.location = location;
    }

    public Location location() {
        return location;
    }

    /**
     * What to write instead.
     *
     * @return {@code null} where the message says it
     */
    public String help() {
        return help;
    }
}
