package dev.launchway.library.service;

import dev.launchway.api.Probe;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The control group that systemd runs a unit of the system in (cgroups(7)). */
final class ControlGroup {

    private static final Path SLICE = Path.of("/sys/fs/cgroup/system.slice");

    private ControlGroup() {}

    /** Whether processes are in it. A service that ends takes its group with it, while it is looked at as well. */
    static boolean hasProcesses(Probe probe, String unit) {
        Path processes = SLICE.resolve(unit).resolve("cgroup.procs");
        try {
            return probe.exists(processes) && !probe.read(processes).isBlank();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
