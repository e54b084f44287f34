package dev.launchway.api.internal;

/**
 * The name lookup that the engine has chosen for what its thread configures or deploys: that of the environment at hand. Where
 * no engine runs, as in the test of a component, it is the system's.
 */
public final class CurrentNameLookup {

    private static final InheritableThreadLocal<NameLookup> CHOSEN = new InheritableThreadLocal<>();

    private CurrentNameLookup() {}

    /**
     * The lookup of this thread.
     *
     * @return the one chosen last, else the system's
     */
    public static NameLookup get() {
        NameLookup chosen = CHOSEN.get();
        return chosen == null ? new SystemNameLookup() : chosen;
    }

    /**
     * Chooses the lookup of this thread, and of those that it starts.
     *
     * @param lookup the one that {@link #get} returns from now on
     */
    public static void choose(NameLookup lookup) {
        CHOSEN.set(lookup);
    }
}
