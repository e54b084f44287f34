package dev.launchway.library.checkout;

/**
 * What an author wants of a checkout.
 *
 * @param url where it comes from, as it is noted
 * @param wanted what is to be checked out
 * @param settings what else is wanted, as it is noted
 * @param clobber whether local changes are given up
 * @param keepUntracked whether files that are under no control are nobody's business
 * @param updates whether a complete checkout is looked at again
 */
record CheckoutDemand(
        String url, Wanted wanted, String settings, boolean clobber, boolean keepUntracked, boolean updates) {}
