package dev.launchway.diagnostic;

/**
 * The stable number of a diagnostic: LW1xx components and hierarchy, LW2xx resources and order, LW3xx environments, LW4xx
 * templates and sources. Each family is an enum.
 */
public interface Code {

    /**
     * What stands in brackets before the message.
     *
     * @return {@code LW} and three digits
     */
    String id();
}
