package dev.launchway.engine.facts;

/** Facts that nobody but an agent can look at again, so that it starts in each run. The message is the end of a sentence. */
public final class NotProvableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotProvableException(String why) {
        super(why);
    }
}
