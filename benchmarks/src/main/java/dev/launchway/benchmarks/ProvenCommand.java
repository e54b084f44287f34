package dev.launchway.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The shell of a host on which all facts are true: it reads what is asked, and says so; what is to be written down it forgets. */
final class ProvenCommand extends FleetHosts.FleetCommand {

    ProvenCommand(String hello) {
        this(hello, new ByteArrayOutputStream());
    }

    private ProvenCommand(String hello, ByteArrayOutputStream asked) {
        super(asked, new Answers(hello, asked));
    }

    /** Whoever reads has written before. */
    private static final class Answers extends InputStream {
        private final String hello;
        private final ByteArrayOutputStream asked;
        private byte[] answer = {};
        private int position;
        private boolean greeted;

        Answers(String hello, ByteArrayOutputStream asked) {
            this.hello = hello;
            this.asked = asked;
        }

        @Override
        public int read() {
            if (position == answer.length) {
                next();
            }
            return position == answer.length ? -1 : answer[position++];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int first = read();
            if (first < 0) {
                return -1;
            }
            into[from] = (byte) first;
            int more = Math.min(length - 1, answer.length - position);
            System.arraycopy(answer, position, into, from + 1, more);
            position += more;
            return more + 1;
        }

        private void next() {
            String said = asked.toString(StandardCharsets.UTF_8);
            asked.reset();
            String reply = said.isEmpty() ? "" : "end\n";
            if (!greeted) {
                greeted = true;
                long roots = said.lines()
                        .filter(line -> line.length() > "facts 1".length())
                        .count();
                reply = hello + "proven=" + roots + "\nunchanged\n";
            }
            answer = reply.getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
    }
}
