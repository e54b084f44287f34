package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.Location;

/** A value of an environment file is none of its attribute's type. */
public final class UnconvertibleValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Code code;
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
        this(Code.LW322_UNCONVERTIBLE_VALUE, message, help, location);
    }

    /**
     * Says what is wrong under a code of its own.
     *
     * @param code the code
     * @param message the end of "'key' of component 'x' …"
     * @param help what to write instead, {@code null} where the message says it
     * @param location where the value stands
     */
    UnconvertibleValueException(Code code, String message, String help, Location location) {
        super(message, null, false, false);
        this.code = code;
        this.help = help;
        this.location = location;
    }

    public Code code() {
        return code;
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
