package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;

/** Who runs commands: the target in {@code verify} or {@code update}, or the controller. */
@FunctionalInterface
interface Caller {

    CommandCall command(String... argv);
}
