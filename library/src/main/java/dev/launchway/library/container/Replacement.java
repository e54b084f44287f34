package dev.launchway.library.container;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Target;
import java.time.Duration;

/** Puts a container in the place of the one before, which runs again when the new one does not get ready. */
final class Replacement {

    private final ContainerCommands commands;
    private final Options options;
    private final Checks checks;
    private final Duration readyWithin;

    Replacement(ContainerCommands commands, Options options, Checks checks, Duration readyWithin) {
        this.commands = commands;
        this.options = options;
        this.checks = checks;
        this.readyWithin = readyWithin;
    }

    /** Makes it. One that was kept by an interrupted run is the last that was ready. */
    void make(Target target, Found found) {
        if (!found.isAny() && !target.predicting()) {
            checks.assertNobodyElseAnswers(target);
        }
        if (found.before() != null) {
            if (found.current() != null) {
                commands.remove(target);
            }
            commands.stopBefore(target);
        } else if (found.current() != null) {
            commands.putAside(target);
        }
        options.writeSecrets(target);
        CommandFailed failure;
        try {
            failure = run(target);
        } finally {
            options.deleteSecrets(target);
        }
        if (failure != null) {
            throw undone(target, found, failure);
        }
        if (found.isAny()) {
            commands.removeBefore(target);
        }
        if (!target.predicting()) {
            options.note(target, commands.find(target));
        }
    }

    /** Why it did not get ready; {@code null} where it did. */
    private CommandFailed run(Target target) {
        try {
            commands.run(target);
        } catch (CommandFailed e) {
            return e;
        }
        return target.predicting() ? null : awaited(target);
    }

    private CommandFailed awaited(Target target) {
        String problem = checks.awaitStart(
                target, () -> commands.find(target).running() ? null : "it ended right after its start", readyWithin);
        return problem == null
                ? null
                : new CommandFailed(problem, commands.argv(target), -1, commands.written(target), "");
    }

    private CommandFailed undone(Target target, Found found, CommandFailed failure) {
        commands.remove(target);
        String now = "; it is removed";
        if (found.isAny()) {
            commands.bringBack(target);
            now = "; the container before it runs again";
        }
        CommandFailed undone = new CommandFailed(
                failure.getMessage() + now, failure.argv(), failure.exitCode(), failure.stdout(), failure.stderr());
        undone.initCause(failure);
        return undone;
    }

    /** Has one that is there run. */
    void start(Target target, boolean again) {
        if (again) {
            commands.restart(target);
        } else {
            commands.start(target);
        }
        CommandFailed failure = target.predicting() ? null : awaited(target);
        if (failure != null) {
            throw new CommandFailed(
                    failure.getMessage() + "; " + commands.where(target),
                    commands.starting(target, again),
                    failure.exitCode(),
                    failure.stdout(),
                    "");
        }
    }
}
