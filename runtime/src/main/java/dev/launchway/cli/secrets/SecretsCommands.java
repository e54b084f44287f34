package dev.launchway.cli.secrets;

import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Does what is asked for with secrets. */
public final class SecretsCommands {

    private final Workplace here;

    /**
     * Prepares.
     *
     * @param here what there is to work with
     */
    public SecretsCommands(Workplace here) {
        this.here = here;
    }

    /**
     * Does it.
     *
     * @param action what
     * @param operands as many as the action takes
     * @param options what the command line says beside them
     * @throws SecretsException when it cannot be done; nothing was changed
     * @throws IOException when a file cannot be read or written; nothing was changed
     */
    public void run(Action action, List<String> operands, ActionOptions options) throws SecretsException, IOException {
        String first = operands.isEmpty() ? "" : operands.get(0);
        List<String> rest = operands.isEmpty() ? operands : operands.subList(1, operands.size());
        switch (action) {
            case INIT -> new InitCommand(here, options).run(operands.stream().findFirst());
            case EDIT -> new EditCommand(here).run(first);
            case SET -> new SetCommand(here).set(first, rest.get(0));
            case GENERATE -> new SetCommand(here).generate(first, rest.get(0), options);
            case SHOW -> new ShowCommand(here).run(first, rest.isEmpty() ? Optional.empty() : Optional.of(rest.get(0)));
            case LIST -> new ListCommand(here).list(operands);
            case STALE -> new ListCommand(here).stale(operands, options.olderThan());
            case ADD -> new RecipientsCommand(here).add(first, options.owner(), rest);
            case REMOVE -> new RecipientsCommand(here).remove(first, rest);
            case REENCRYPT -> new RecipientsCommand(here).reencrypt(operands);
        }
    }
}
