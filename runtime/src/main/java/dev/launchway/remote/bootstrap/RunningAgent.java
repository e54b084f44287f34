package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.RemoteCommand;
import java.io.InputStream;
import java.util.List;

/**
 * An agent that has been started; its frames come next.
 *
 * @param command the streams, to be closed by the caller
 * @param output what it says, buffered: the command's own output must not be read besides
 * @param user the user that it runs as
 * @param home that user's home directory
 * @param base the target directory, absolute, without links
 * @param noise what login scripts of the host had to say; empty for none
 * @param sent how many bytes had to be sent before it could start
 * @param remarks what was wrong with what is stored there, and has been mended; empty for nothing
 * @param proven how many of the first root components that were asked for are proven to be unchanged
 */
public record RunningAgent(
        RemoteCommand command,
        InputStream output,
        String user,
        String home,
        String base,
        String noise,
        long sent,
        List<String> remarks,
        int proven)
        implements ReachedHost {}
