package dev.launchway.library.checkout;

/**
 * What an update has to do.
 *
 * @param wanted what is to be checked out
 * @param revision which revision that is
 * @param anew whether it is made from nothing
 * @param interrupted whether the run before did not come to its end in it
 * @param force whether what differs from the revision is overwritten
 * @param clean whether files that are under no control are removed
 * @param fetch whether the repository must be asked
 */
record CheckoutWork(
        Wanted wanted,
        String revision,
        boolean anew,
        boolean interrupted,
        boolean force,
        boolean clean,
        boolean fetch) {}
