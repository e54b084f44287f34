package dev.launchway.processor.environment;

/**
 * What a fault in an environment file leaves open. Nothing may be said about what is missing there: it may be what the fault
 * hides.
 */
public enum Gap {
    /** Hosts, components on hosts, and whether hosts are ignored. */
    HOSTS,
    /** Values that are set for components. */
    OVERRIDES,
    /** The platforms of hosts. */
    PLATFORMS,
    /** Secrets that the environment can use, and where they come from. */
    SECRETS
}
