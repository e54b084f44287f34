package dev.launchway.engine.apply;

import dev.launchway.api.CommandResult;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.system.CommandOutcome;
import dev.launchway.engine.system.PreparedCommand;
import dev.launchway.engine.system.UnknownResult;
import java.nio.file.Path;
import java.util.List;

/** A command of a component. In a prediction only those of {@code verify}, which change nothing, are run. */
final class ComponentCommand extends PreparedCommand {

    private final ComponentProbe component;
    private final boolean changes;

    ComponentCommand(ComponentProbe component, boolean changes, List<String> argv) {
        super(argv, component.workdir());
        this.component = component;
        this.changes = changes;
    }

    @Override
    protected void checkVariable(String name, String value) {
        component.run().reporter().checkJoined("the environment variable " + name, value, SecretWords.COMMAND_HELP);
    }

    @Override
    protected void checkInput(String text) {
        component.run().reporter().checkJoined("the standard input", text, SecretWords.JOINED_HELP);
    }

    @Override
    public CommandResult run() {
        HostRun run = component.run();
        run.reporter().check(argv());
        component.system().checkCommand(spec());
        if (changes && run.predicting()) {
            String shown = shown();
            run.reporter().wouldDo(component.node(), "run " + shown);
            return new UnknownResult(shown);
        }
        CommandOutcome outcome = changes
                ? component.system().run(spec(), line -> run.reporter().output(component.node(), line))
                : component.system().run(spec());
        run.reporter().read(outcome.stdout());
        return allowed(outcome);
    }

    @Override
    public long start(Path output) {
        if (!changes) {
            throw new IllegalStateException(shown() + ": start is for update, open and close; verify changes nothing");
        }
        HostRun run = component.run();
        run.reporter().check(argv());
        if (run.predicting()) {
            run.reporter().wouldDo(component.node(), "start " + shown());
            return 0;
        }
        return component.system().start(spec(), component.resolve(output));
    }

    private String shown() {
        String command = component.run().reporter().command(argv());
        return component.user().isEmpty() ? command : command + " as " + component.user();
    }
}
