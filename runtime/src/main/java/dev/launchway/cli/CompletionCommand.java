package dev.launchway.cli;

import picocli.AutoComplete;

/** {@code generate-completion}: writes a script that completes commands, options, codes and the names of environments. */
final class CompletionCommand {

    private final Session session;

    CompletionCommand(Session session) {
        this.session = session;
    }

    int run() throws UsageException {
        String given = session.arguments().value(Option.NAME);
        String name = given.isEmpty() ? "launchway" : given;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
                throw new UsageException(
                        "'" + name + "' is not the name of a command", "use letters, digits, '-', '_', '.'");
            }
        }
        session.context()
                .out()
                .println(AutoComplete.bash(
                        name, CommandLineSyntax.commandLine(name, session.plan().environments(), ErrorPages.codes())));
        return ExitCode.DONE;
    }
}
