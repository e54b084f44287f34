package dev.launchway.library.log;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;
import java.util.List;

/** Gathers the log files of a host for logrotate. */
@Component
abstract class LogRotation {

    /** What a log file requires of its host. */
    static final String TABLE = "launchway:log-rotation";

    /** What a log file provides. */
    static final String FILE = "launchway:log-file";

    /** The program. Cron does not look for it in {@code /usr/sbin}. */
    @Attribute
    String program = "/usr/sbin/logrotate";

    /** Whether the program tries a new text before that counts; {@code false} for a developer's machine that has no logrotate. */
    @Attribute
    boolean validate = true;

    @Requires(value = FILE, from = Scope.SAME_HOST, optional = true)
    List<Resource<LogEntry>> files;

    /**
     * Who rotates.
     *
     * @return a root name
     */
    @Provides(TABLE)
    abstract String table();

    final RotationFile file(Configuration here, Path path, Path state, ActingUser actor) {
        return new RotationFile(path, text(here), validate ? program : null, state, actor);
    }

    /** What logrotate is told; empty without a file. */
    private String text(Configuration here) {
        StringBuilder text = new StringBuilder();
        for (Resource<LogEntry> file : files) {
            text.append(text.isEmpty() ? "" : "\n").append("# " + file.component() + "\n");
            text.append("\"" + file.value().pattern() + "\" {\n");
            file.value().directives().lines().forEach(line -> text.append("    " + line + "\n"));
            text.append("}\n");
        }
        return text.isEmpty() ? "" : here.expand("# {{ managed }}\n") + text;
    }
}
