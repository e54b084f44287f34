package dev.launchway.engine.apply;

import dev.launchway.text.Moments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who holds the lock of a target directory, as they wrote it down; a part that is not known is empty.
 *
 * @param user the user's name
 * @param host the machine
 * @param pid the process id there
 * @param since when it began, in ISO 8601, UTC
 * @param environment what is being deployed
 * @param command how the run was started: {@code local dev}
 */
public record LockHolder(String user, String host, String pid, String since, String environment, String command) {

    static final LockHolder UNKNOWN = new LockHolder("", "", "", "", "", "");

    /**
     * This process.
     *
     * @param environment what is being deployed
     * @param command how the run was started
     * @return a holder with all that is known
     */
    public static LockHolder self(String environment, String command) {
        return new LockHolder(
                System.getProperty("user.name", ""),
                machine(),
                Long.toString(ProcessHandle.current().pid()),
                Moments.now(),
                environment,
                command);
    }

    /** The name of this machine, without asking a name server. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            String name = System.getenv("HOSTNAME");
            return name == null ? "" : name;
        }
    }

    String text() {
        return "user=" + line(user) + "\nhost=" + line(host) + "\npid=" + line(pid) + "\nsince=" + line(since)
                + "\nenvironment=" + line(environment) + "\ncommand=" + line(command) + "\n";
    }

    static LockHolder parse(String text) {
        String[] values = {"", "", "", "", "", ""};
        String[] keys = {"user", "host", "pid", "since", "environment", "command"};
        for (String line : text.split("\n", -1)) {
            for (int i = 0; i < keys.length; i++) {
                if (line.startsWith(keys[i] + "=")) {
                    values[i] = line.substring(keys[i].length() + 1);
                }
            }
        }
        return new LockHolder(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private static String line(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }
}
