package dev.launchway.library.process;

/** Asks a program whether it is well. */
interface ReadyCheck {

    /** What is asked, as people would name it. */
    String name();

    /** Why the program is not well; {@code null} when it is. It takes a few seconds at most. */
    String problem();
}
