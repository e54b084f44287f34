package dev.launchway.cli;

import dev.launchway.cli.secrets.Action;

/** The commands of the command line. */
@SuppressWarnings("ImmutableEnumChecker") // the array is never handed out
enum Command {
    LOCAL(
            "local",
            Operands.ENVIRONMENT,
            "Configure and deploy the components of one host, here.",
            "Work directories and Launchway's own state lie below the current directory.",
            Option.HOST,
            Option.PREDICT,
            Option.EXIT_CODE,
            Option.FULL,
            Option.JSON,
            Option.PLATFORM,
            Option.IDENTITY),
    REMOTE(
            "remote",
            Operands.ENVIRONMENT,
            "Deploy a whole environment over SSH.",
            "All hosts are reached and agree before any of them is changed.",
            Option.LIMIT,
            Option.JOBS,
            Option.MAX_FAILURES,
            Option.PREDICT,
            Option.EXIT_CODE,
            Option.FULL,
            Option.SKIP_UNREACHABLE,
            Option.STATUS,
            Option.DIRTY,
            Option.YES,
            Option.JSON,
            Option.PLATFORM,
            Option.IDENTITY),
    CHECK(
            "check",
            Operands.ENVIRONMENTS,
            "Configure everything, touch nothing, connect nowhere.",
            "All problems are told, not only the first.",
            Option.JSON,
            Option.SARIF,
            Option.GITHUB,
            Option.PLATFORM,
            Option.WITH_SECRETS,
            Option.IDENTITY),
    PLAN(
            "plan",
            Operands.ENVIRONMENT,
            "Show hosts, order, components and resources.",
            "Nothing is touched.",
            Option.RECEIVERS,
            Option.SUDOERS,
            Option.ONLY_HOST,
            Option.FORMAT,
            Option.JSON,
            Option.PLATFORM,
            Option.WITH_SECRETS,
            Option.IDENTITY),
    SECRETS(
            "secrets",
            Operands.ACTION,
            "Read and change encrypted secrets, in the source tree.",
            "",
            Option.IDENTITY,
            Option.DIRECTORY,
            Option.LENGTH,
            Option.ALPHABET,
            Option.SHARED,
            Option.OWNER,
            Option.OLDER_THAN) {
        @Override
        String description() {
            return summary() + "\n" + Action.table();
        }
    },
    EXPLAIN(
            "explain",
            Operands.CODE,
            "Explain a code of the compiler or of check.",
            "Shows what the message means, with a wrong and a right example."),
    GENERATE_COMPLETION(
            "generate-completion", Operands.NONE, "Write a completion script for bash and zsh.", """
            Give the command a name, then load the script:
              alias launchway='java -jar plan.jar'
              source <(launchway generate-completion)""", Option.NAME);

    private final String word;
    private final Operands operands;
    private final String summary;
    private final String description;
    private final Option[] options;

    Command(String word, Operands operands, String summary, String description, Option... options) {
        this.word = word;
        this.operands = operands;
        this.summary = summary;
        this.description = description;
        this.options = options;
    }

    String word() {
        return word;
    }

    Operands operands() {
        return operands;
    }

    /** One line for the list of commands. */
    String summary() {
        return summary;
    }

    /** What its own help says, in lines. */
    String description() {
        return summary + "\n" + description;
    }

    /** Its own options, without the common ones. */
    Option[] options() {
        return options.clone();
    }

    boolean takes(Option option) {
        if (option.common()) {
            return true;
        }
        for (Option own : options) {
            if (own == option) {
                return true;
            }
        }
        return false;
    }

    /** The command of that word, {@code null} when there is none. */
    static Command of(String word) {
        for (Command command : values()) {
            if (command.word.equals(word)) {
                return command;
            }
        }
        return null;
    }
}
