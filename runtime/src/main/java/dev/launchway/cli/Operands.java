package dev.launchway.cli;

/** What a command is given beside its options. */
enum Operands {
    NONE("", "", 0, 0, ""),
    ENVIRONMENT("ENV", "environment", 1, 1, "The environment."),
    ENVIRONMENTS("ENV", "environment", 0, Integer.MAX_VALUE, "The environments; all of them when none is named."),
    ACTION("ACTION", "action", 1, Integer.MAX_VALUE, "What to do, and with what."),
    CODE("CODE", "code", 0, 1, "The code, as in LW210; without one, all codes are listed.");

    private final String label;
    private final String noun;
    private final int least;
    private final int most;
    private final String description;

    Operands(String label, String noun, int least, int most, String description) {
        this.label = label;
        this.noun = noun;
        this.least = least;
        this.most = most;
        this.description = description;
    }

    /** What the usage line calls one of them. */
    String label() {
        return label;
    }

    /** What a sentence calls one of them. */
    String noun() {
        return noun;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    String description() {
        return description;
    }
}
