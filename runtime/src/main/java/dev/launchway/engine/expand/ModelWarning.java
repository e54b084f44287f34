package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;

/**
 * Something in the model that is doubtful, and that only running configure could show.
 *
 * @param code its number
 * @param message one sentence
 * @param location where it stands: a line of the user's class; empty where it is not known
 * @param help what to do
 */
public record ModelWarning(Code code, String message, String location, String help) {}
