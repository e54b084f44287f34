package dev.launchway.engine.controller;

import dev.launchway.api.CommandResult;
import dev.launchway.engine.apply.SecretRules;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.PreparedCommand;
import java.nio.file.Path;
import java.util.List;

/** A command of a source, which runs on the controller. */
final class SourceCommand extends PreparedCommand {

    private final SecretRules rules;
    private final LocalSystem machine;

    SourceCommand(SecretRules rules, LocalSystem machine, Path directory, List<String> argv) {
        super(argv, directory);
        this.rules = rules;
        this.machine = machine;
    }

    @Override
    protected void checkVariable(String name, String value) {
        rules.checkJoined("the environment variable " + name, value, SecretWords.COMMAND_HELP);
    }

    @Override
    protected void checkInput(String text) {
        rules.checkJoined("the standard input", text, SecretWords.JOINED_HELP);
    }

    @Override
    public CommandResult run() {
        rules.check(argv());
        return allowed(machine.run(spec()));
    }

    @Override
    public long start(Path output) {
        throw new IllegalStateException("a source leaves nothing behind that runs: use run()");
    }
}
