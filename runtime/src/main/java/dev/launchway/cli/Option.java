package dev.launchway.cli;

/** The options of the command line. */
enum Option {
    HELP("-h", "--help", "", "Show this help."),
    VERSION("", "--version", "", "Show the version."),
    VERBOSE("-v", "--verbose", "", "Tell reasons, times and stack traces too."),
    NO_COLOR("", "--no-color", "", "No colours, not even on a terminal."),
    HOST("", "--host", "HOST", "The host to be; else the one named like this."),
    ONLY_HOST("", "--host", "HOST", "With --sudoers: only this host."),
    LIMIT("", "--limit", "HOSTS", "Only these: web[01..03],db*,nginx (a component)."),
    JOBS("", "--jobs", "N", "How many hosts may be at work at once; else 64."),
    MAX_FAILURES("", "--max-failures", "N", "Begin nothing more once N hosts have failed."),
    SKIP_UNREACHABLE("", "--skip-unreachable", "", "Leave out hosts that cannot be reached."),
    STATUS("", "--status", "", "Change nothing; say which plan each host runs."),
    DIRTY("", "--dirty", "", "Deploy what is not committed and pushed."),
    YES("-y", "--yes", "", "Do not ask."),
    PREDICT("", "--predict", "", "Change nothing; say what would change."),
    EXIT_CODE("", "--exit-code", "", "With --predict: exit with 2 if there are changes."),
    FULL("", "--full", "", "Trust no facts of earlier runs; look at everything."),
    JSON("", "--json", "", "Write JSON for machines."),
    SARIF("", "--sarif", "", "Write SARIF for code hosts."),
    GITHUB("", "--github", "", "Write workflow commands of GitHub Actions."),
    RECEIVERS("", "--secrets", "", "Show which host receives which secret."),
    SUDOERS("", "--sudoers", "", "Print what sudo has to allow on each host."),
    FORMAT("", "--format", "FORMAT", "What to write: text or json."),
    PLATFORM("", "--platform", "PLATFORM", "The platform of hosts that name none themselves."),
    IDENTITY("-i", "--identity", "FILE", "The file of your identity; else the usual places."),
    WITH_SECRETS("", "--with-secrets", "", "Read secrets, too, and no placeholders."),
    DIRECTORY("", "--directory", "DIR", "Where the environment files are; else found."),
    LENGTH("", "--length", "N", "generate: how many characters; else 32."),
    ALPHABET("", "--alphabet", "CHARS", "generate: which ones; else letters and digits."),
    SHARED("", "--shared", "", "init: an identity in the source tree, for everybody."),
    OWNER("", "--owner", "NAME", "init, add: whose recipient it is, as the file notes."),
    OLDER_THAN("", "--older-than", "DAYS", "stale: only what is older."),
    NAME("", "--name", "NAME", "The command's name in your shell; else launchway.");

    private final String shortName;
    private final String longName;
    private final String valueName;
    private final String description;

    Option(String shortName, String longName, String valueName, String description) {
        this.shortName = shortName;
        this.longName = longName;
        this.valueName = valueName;
        this.description = description;
    }

    /** With one dash; empty when there is none. */
    String shortName() {
        return shortName;
    }

    String longName() {
        return longName;
    }

    boolean isNamed(String name) {
        return name.equals(longName) || (!shortName.isEmpty() && name.equals(shortName));
    }

    /** What its value is called; empty when it takes none. */
    String valueName() {
        return valueName;
    }

    String description() {
        return description;
    }

    boolean takesValue() {
        return !valueName.isEmpty();
    }

    /** Whether it may stand before and after every command. */
    boolean common() {
        return this == HELP || this == VERSION || this == VERBOSE || this == NO_COLOR;
    }
}
