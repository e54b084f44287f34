package dev.launchway.engine.apply;

import dev.launchway.api.CommandResult;
import dev.launchway.engine.facts.ObservedResult;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.system.PreparedCommand;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.engine.system.UnknownResult;
import java.nio.file.Path;
import java.util.List;

/** A command of a component. In a prediction only those of {@code verify}, which change nothing, are run. */
final class ComponentCommand extends PreparedCommand {

    private final ComponentProbe component;
    private final SystemAccess machine;

    /** A query. */
    ComponentCommand(ComponentProbe component, List<String> argv) {
        this(component, null, argv);
    }

    /**
     * A command that changes something.
     *
     * @param machine where it runs
     */
    ComponentCommand(ComponentProbe component, SystemAccess machine, List<String> argv) {
        super(argv, component.workdir());
        this.component = component;
        this.machine = machine;
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
        component.view().checkCommand(spec());
        if (machine != null && run.predicting()) {
            String shown = shown();
            run.reporter().wouldDo(component.node(), "run " + shown);
            return new UnknownResult(shown);
        }
        CommandResult result = machine == null
                ? component.view().run(spec())
                : machine.run(spec(), line -> run.reporter().output(component.node(), line));
        run.reporter().read(ObservedResult.unnoticed(result).stdout());
        return allowed(result);
    }

    @Override
    public long start(Path output) {
        if (machine == null) {
            throw new IllegalStateException(shown() + ": start is for update, open and close; verify changes nothing");
        }
        HostRun run = component.run();
        run.reporter().check(argv());
        if (run.predicting()) {
            run.reporter().wouldDo(component.node(), "start " + shown());
            return 0;
        }
        return machine.start(spec(), component.resolve(output));
    }

    private String shown() {
        String command = component.run().reporter().command(argv());
        return component.user().isEmpty() ? command : command + " as " + component.user();
    }
}
