package dev.launchway.library.service;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.List;

/** One way to run a service. */
sealed interface Manager permits Systemd, Supervisor, Keeper {

    ServiceManager kind();

    /** Fails where this way is not open: what it needs is not there, or not for this user. */
    void checkFit(Probe probe);

    /** The files that this way needs for it. */
    List<ServiceFile> files();

    /** What is there of it as long as it is known here. */
    List<Path> traces();

    /** Why it would not come back after a reboot, although this way could see to it; {@code null} when it would. */
    String notAtBoot(Probe probe);

    /** What else is not as it is to be when it is started; {@code null} for nothing. */
    default String problem(Probe probe) {
        return null;
    }

    /** Whether it runs, and is started again when it ends: as long as its process is there, a look tells. */
    default boolean runs(Probe probe, Note note) {
        return note.runs(probe) || running(probe).active();
    }

    /** Asks whether it runs. */
    Running running(Probe probe);

    /** Fails when its files are wrong, before they take their places. */
    void validate(Target target);

    /** Makes its files known, and has it started at boot. */
    void install(Target target);

    /** Starts it, or starts it again. */
    void start(Target target, boolean runs);

    /** Makes it read its own files again. */
    void reload(Target target);

    /** Ends it. */
    void stop(Target target);

    /** Ends it, and takes away what is there of it. */
    void remove(Target target);

    /** What it has written since it was started, and where that is to be found. */
    Output output();
}
