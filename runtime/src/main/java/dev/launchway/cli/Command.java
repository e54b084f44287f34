package dev.launchway.cli;

/** The commands of the command line. */
enum Command {
    LOCAL(
            "local",
            Environments.ONE,
            "Configure and deploy the components of one host, here.",
            new String[] {"Work directories and Launchway's own state lie below the current directory."},
            Option.HOST,
            Option.PREDICT,
            Option.EXIT_CODE,
            Option.JSON,
            Option.PLATFORM),
    CHECK(
            "check",
            Environments.ANY,
            "Configure everything, touch nothing, connect nowhere.",
            new String[] {"All problems are told, not only the first."},
            Option.JSON,
            Option.PLATFORM),
    PLAN(
            "plan",
            Environments.ONE,
            "Show hosts, order, components and resources.",
            new String[] {"Nothing is touched."},
            Option.FORMAT,
            Option.JSON,
            Option.PLATFORM),
    GENERATE_COMPLETION(
            "generate-completion",
            Environments.NONE,
            "Write a completion script for bash and zsh.",
            new String[] {
                "Give the command a name, then load the script:",
                "  alias launchway='java -jar plan.jar'",
                "  source <(launchway generate-completion)"
            },
            Option.NAME);

    /** How many environments a command takes. */
    enum Environments {
        NONE,
        ONE,
        ANY
    }

    private final String word;
    private final Environments environments;
    private final String summary;
    private final String[] description;
    private final Option[] options;

    Command(String word, Environments environments, String summary, String[] description, Option... options) {
        this.word = word;
        this.environments = environments;
        this.summary = summary;
        this.description = description;
        this.options = options;
    }

    String word() {
        return word;
    }

    Environments environments() {
        return environments;
    }

    /** One line for the list of commands. */
    String summary() {
        return summary;
    }

    /** What its own help says, line by line. */
    String[] description() {
        String[] lines = new String[description.length + 1];
        lines[0] = summary;
        System.arraycopy(description, 0, lines, 1, description.length);
        return lines;
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
