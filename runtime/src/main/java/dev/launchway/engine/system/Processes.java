package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which processes run, and ends them. */
final class Processes {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int SESSION = 6;
    private static final int START_TIME = 22;

    private Processes() {}

    /** A text that no other process that gets the id later has; empty where none runs. */
    static Optional<String> identity(long pid) {
        Optional<ProcessHandle> handle = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        return handle.isPresent() && runs(handle.get()) ? Optional.of(startOf(handle.get())) : Optional.empty();
    }

    /** The kernel's own count, which a change of the clock does not move; the time of day where there is no such count. */
    private static String startOf(ProcessHandle handle) {
        String[] fields = fields(handle.pid());
        if (fields.length > START_TIME - 3) {
            return fields[START_TIME - 3] + "@" + boot();
        }
        return handle.info().startInstant().map(Object::toString).orElse("");
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The fields of {@code /proc/PID/stat} from the third, the state, on. */
    private static String[] fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }

    /** A process that ended and that its parent has not asked for yet does not run. */
    private static boolean runs(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        String[] fields = fields(handle.pid());
        return fields.length == 0 || !(fields[0].equals("Z") || fields[0].equals("X"));
    }

    /** Whether a process, or another one in the session that it leads, runs since the process had this identity. */
    static boolean runsInSession(long pid, String identity) {
        Optional<String> now = identity(pid);
        if (now.isPresent()) {
            return now.get().equals(identity);
        }
        List<ProcessHandle> left = new ArrayList<>();
        if (identity.endsWith("@" + boot())) {
            gather(pid, left);
        }
        return !allGone(left);
    }

    static void stop(long pid, Duration grace) throws IOException {
        if (pid <= 1 || pid == ProcessHandle.current().pid()) {
            throw new FileProblemException(
                    "process " + pid + " cannot be stopped: it is this one, or none that may be");
        }
        List<ProcessHandle> all = new ArrayList<>();
        gather(pid, all);
        for (ProcessHandle process : all) {
            process.destroy();
        }
        if (await(all, grace)) {
            return;
        }
        gather(pid, all);
        for (ProcessHandle process : all) {
            process.destroyForcibly();
        }
        if (!await(all, KILLED_WITHIN)) {
            throw new FileProblemException("process " + pid + " cannot be stopped: user " + Accounts.self()
                    + " may not, or it hangs in the kernel");
        }
    }

    /**
     * Adds a process, its descendants, and what else is in the session that it leads: descendants whose parents ended. The
     * kernel gives no new process the id of a session that is in use.
     */
    private static void gather(long pid, List<ProcessHandle> all) {
        ProcessHandle.of(pid).ifPresent(process -> {
            add(process, all);
            process.descendants().forEach(descendant -> add(descendant, all));
        });
        String session = Long.toString(pid);
        ProcessHandle.allProcesses().forEach(process -> {
            String[] fields = fields(process.pid());
            if (fields.length > SESSION - 3 && fields[SESSION - 3].equals(session)) {
                add(process, all);
            }
        });
    }

    private static void add(ProcessHandle process, List<ProcessHandle> all) {
        if (!all.contains(process)) {
            all.add(process);
        }
    }

    private static boolean await(List<ProcessHandle> processes, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        boolean gone = allGone(processes);
        while (!gone && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            gone = allGone(processes);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return gone;
    }

    private static boolean allGone(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            if (runs(process)) {
                return false;
            }
        }
        return true;
    }
}
