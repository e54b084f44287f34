package dev.launchway.library.fetch;

import dev.launchway.api.CommandCall;
import java.io.IOException;
import java.nio.file.Path;

/** Where a signature is checked by a program: the target, or the controller. */
interface Machine {

    /** Reads a file of the machine. */
    byte[] read(Path file) throws IOException;

    /** Puts a content into a file that its owner alone can read. */
    Path put(String name, byte[] content) throws IOException;

    /** Removes what was put there. */
    void clear() throws IOException;

    CommandCall command(String... argv);

    /** Tells people how it goes. */
    void log(String message);

    /** What the machine is called in an error. */
    String name();
}
