package dev.launchway.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output or standard error. A reader who goes away (as with {@code | head}) wants no more, and that is no failure; a file
 * that cannot take what is written is one, which does not end what is at work, but is told at the end.
 */
final class StandardStream extends PrintStream {

    private static final int BUFFER = 8192;

    private final Guard guard;

    private StandardStream(Guard guard, Charset charset) {
        super(new BufferedOutputStream(guard, BUFFER), false, charset);
        this.guard = guard;
    }

    static StandardStream out(Charset charset) {
        return new StandardStream(new Guard(FileDescriptor.out, 1), charset);
    }

    static StandardStream err(Charset charset) {
        return new StandardStream(new Guard(FileDescriptor.err, 2), charset);
    }

    /** Why not all of what was written is there; empty when it is, or when its reader did not want it. */
    String failure() {
        flush();
        return guard.failure;
    }

    /** Takes bytes until one write fails, and drops them from then on. */
    private static final class Guard extends OutputStream {
        private final FileOutputStream to;
        private final int number;
        private boolean over;
        private String failure = "";

        Guard(FileDescriptor descriptor, int number) {
            this.to = new FileOutputStream(descriptor);
            this.number = number;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (over) {
                return;
            }
            try {
                to.write(bytes, from, length);
            } catch (IOException e) {
                over = true;
                failure = hasReader() ? "" : String.valueOf(e.getMessage());
            }
        }

        /** Whether the other end is a process, which is gone when nothing can be written any more. */
        private boolean hasReader() {
            try {
                String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number))
                        .toString();
                return target.startsWith("pipe:") || target.startsWith("socket:");
            } catch (IOException | UnsupportedOperationException e) {
                return true; // where nobody can tell, most often
            }
        }
    }
}
