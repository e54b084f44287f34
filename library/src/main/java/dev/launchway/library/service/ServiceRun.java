package dev.launchway.library.service;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import dev.launchway.api.RunningProcess;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares a service with what is on the target, and makes it so; the same whoever runs it. */
final class ServiceRun {

    private final Definition service;
    private final Managers managers;
    private final Readiness readiness;
    private final Duration grace;
    private final Dependencies restartOn;
    private final Dependencies reloadOn;
    private final boolean removed;
    private final NoteFile noteFile;

    private Optional<Note> note = Optional.empty();
    private Manager manager;
    private List<ServiceFile> files = List.of();
    private boolean startNeeded;
    private boolean predictedThere;
    private boolean reloadNeeded;

    ServiceRun(
            Definition service,
            Managers managers,
            Readiness readiness,
            Duration grace,
            Dependencies restartOn,
            Dependencies reloadOn,
            boolean removed) {
        this.service = service;
        this.managers = managers;
        this.readiness = readiness;
        this.grace = grace;
        this.restartOn = restartOn;
        this.reloadOn = reloadOn;
        this.removed = removed;
        this.noteFile = Note.file(service);
    }

    void verify(Probe probe) {
        note = Note.read(probe, noteFile);
        manager = managers.choose(probe);
        if (removed) {
            boolean there = note.isPresent() || manager.traces().stream().anyMatch(probe::exists);
            probe.check(!there, "it is there, and must not be");
            return;
        }
        manager.checkFit(probe);
        files = manager.files();
        startNeeded = true;
        assertStartedAsItShouldOrLook(probe);
        startNeeded = false;
        String changed = reloadOn.changed(probe);
        reloadNeeded = changed != null;
        String off = manager.notAtBoot(probe);
        probe.check(off == null, off);
        probe.check(changed == null, "a " + changed + " that it reads changed");
    }

    /** A prediction looks here whether it is there: what its update asks, it does not get to know. */
    private void assertStartedAsItShouldOrLook(Probe probe) {
        try {
            assertStartedAsItShould(probe);
        } catch (UpdateNeeded e) {
            predictedThere = probe.predicting() && manager.running(probe).isThere();
            throw e;
        }
    }

    private void assertStartedAsItShould(Probe probe) {
        boolean moved = note.isPresent() && note.get().manager() != manager.kind();
        probe.check(!moved, note.map(Note::manager).orElse(null) + " runs it, and " + manager.kind() + " should");
        boolean differs = false;
        for (ServiceFile file : files) {
            differs |= file.differs(probe);
        }
        probe.check(!differs, "what it is started with changed");
        String problem = manager.problem(probe);
        probe.check(problem == null, problem);
        probe.check(note.isPresent(), "it was not started yet");
        probe.check(note.orElseThrow().isOf(probe, files), "it was started with what was there before");
        probe.check(manager.runs(probe, note.get()), "it does not run");
        String changed = restartOn.changed(probe);
        probe.check(changed == null, "a " + changed + " that it depends on changed");
        String unwell = readiness.problemAfterAWhile(probe);
        probe.check(unwell == null, unwell);
    }

    void update(Target target) {
        if (removed) {
            note.map(known -> managers.by(known.manager())).orElse(manager).remove(target);
            target.delete(noteFile.path());
            return;
        }
        if (note.isPresent() && note.get().manager() != manager.kind()) {
            managers.by(note.get().manager()).remove(target);
            target.delete(noteFile.path());
        }
        if (startNeeded) {
            start(target);
        } else {
            manager.install(target);
            if (reloadNeeded) {
                reload(target);
            }
        }
    }

    private void start(Target target) {
        manager.validate(target);
        if (service.argv().get(0).indexOf('/') >= 0) {
            new Account(service).checkPasses(target, Path.of(service.argv().get(0)));
        }
        Running before = target.predicting() ? Running.NOT : manager.running(target);
        if (!target.predicting()) {
            assertNobodyElseAnswers(target, before);
        }
        for (ServiceFile file : files) {
            file.write(target);
        }
        Output output = manager.output().from(target);
        manager.install(target);
        try {
            manager.start(target, target.predicting() ? predictedThere : before.isThere());
        } catch (CommandFailed e) {
            throw failure(target, output, "it did not start: " + e.getMessage());
        }
        if (target.predicting()) {
            return;
        }
        Note started = awaitReady(target, output);
        started.write(target, noteFile);
    }

    /** Of one that is there some checks may be answered by itself: those of its last start, and those at its own ports. */
    private void assertNobodyElseAnswers(Target target, Running before) {
        if (!before.isThere()) {
            readiness.assertNobodyElseAnswers(service.name(), target);
        } else if (before.pid() > 0 && note.isPresent()) {
            readiness.assertNobodyElseAnswers(service.name(), target, note.get().addresses(), List.of(before.pid()));
        }
    }

    private void reload(Target target) {
        Output output = manager.output().from(target);
        manager.reload(target);
        if (!target.predicting()) {
            awaitReady(target, output);
        }
    }

    /** The process that is ready. */
    private Note awaitReady(Target target, Output output) {
        Running begun = manager.running(target);
        Optional<RunningProcess> process = target.process(begun.pid());
        Supplier<String> ended = () -> target.process(begun.pid()).equals(process) && process.isPresent()
                ? null
                : "it ended right after its start";
        String problem =
                begun.active() ? readiness.awaitStart(target, ended, service.startTimeout(), grace) : ended.get();
        if (problem != null) {
            throw failure(target, output, problem);
        }
        return Note.of(target, manager.kind(), begun.pid(), files, readiness.addresses());
    }

    /** Ends what did not get ready; the error tells what it has written. */
    private CommandFailed failure(Target target, Output output, String problem) {
        Running now = manager.running(target);
        String others = readiness.othersAtPorts(target, now.pid() > 0 ? List.of(now.pid()) : List.of());
        String how = now.how().isEmpty() ? "" : " (" + now.how() + ")";
        String written = output.written(target);
        manager.stop(target);
        target.delete(noteFile.path());
        return new CommandFailed(problem + how + others + "; " + output.where(), service.argv(), -1, written, "");
    }
}
