package dev.launchway.library.process;

import dev.launchway.api.Probe;

/** Asks a program whether it is well. */
interface ReadyCheck {

    /** What is asked, as people would name it. */
    String name();

    /** The port of this host that is asked; 0 where another host is. */
    int portHere();

    /** Why the program is not well; {@code null} when it is. It takes a few seconds at most. */
    String problem(Probe probe);
}
