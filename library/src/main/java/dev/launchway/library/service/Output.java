package dev.launchway.library.service;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a service writes to, and what it has written since a moment. */
sealed interface Output {

    /** Begins to look at it. */
    Output from(Probe probe);

    /** What was written since. */
    String written(Target target);

    /** Where people find it. */
    String where();

    private static String text(Target target, List<String> argv) {
        try {
            return target.run(argv.toArray(new String[0])).stdout();
        } catch (CommandFailed e) {
            return "";
        }
    }

    /** A file, from a byte on. */
    record InFile(Path path, long begin) implements Output {

        @Override
        public Output from(Probe probe) {
            return new InFile(path, probe.status(path).size());
        }

        @Override
        public String written(Target target) {
            return target.exists(path) ? text(target, List.of("tail", "-c", "+" + (begin + 1), path.toString())) : "";
        }

        @Override
        public String where() {
            return "its log is " + path;
        }
    }

    /** The journal of systemd, by a command that shows one service's, from a second on. */
    record InJournal(List<String> show, long begin) implements Output {

        private static final String LINES = "50";
        private static final long MILLIS = 1000;

        @Override
        public Output from(Probe probe) {
            return new InJournal(show, System.currentTimeMillis() / MILLIS);
        }

        @Override
        public String written(Target target) {
            List<String> argv = new ArrayList<>(show);
            argv.addAll(List.of("--quiet", "--no-pager", "--output=cat", "--lines=" + LINES, "--since=@" + begin));
            return text(target, argv);
        }

        @Override
        public String where() {
            return "its log is shown by '" + String.join(" ", show) + "'";
        }
    }
}
