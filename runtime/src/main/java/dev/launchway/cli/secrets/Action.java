package dev.launchway.cli.secrets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with secrets: the word after {@code secrets}. */
public enum Action {
    INIT("init", "[ENV]", 0, 1, "make an identity, and the file of an environment"),
    EDIT("edit", "ENV", 1, 1, "change all values, in your editor"),
    SET("set", "ENV KEY", 2, 2, "give one value, typed or from standard input"),
    GENERATE("generate", "ENV KEY", 2, 2, "give one value, made of random characters"),
    SHOW("show", "ENV [KEY]", 1, 2, "write all values, or one, in clear"),
    LIST("list", "[ENV...]", 0, Integer.MAX_VALUE, "tell who can read, and which secrets there are"),
    STALE("stale", "[ENV...]", 0, Integer.MAX_VALUE, "tell when each was changed, the oldest first"),
    ADD("add", "RECIPIENT [ENV...]", 1, Integer.MAX_VALUE, "let somebody read, everywhere or there"),
    REMOVE("remove", "RECIPIENT [ENV...]", 1, Integer.MAX_VALUE, "let somebody read no more"),
    REENCRYPT("reencrypt", "[ENV...]", 0, Integer.MAX_VALUE, "encrypt everything anew, with new keys");

    private final String word;
    private final String operands;
    private final int least;
    private final int most;
    private final String summary;

    Action(String word, String operands, int least, int most, String summary) {
        this.word = word;
        this.operands = operands;
        this.least = least;
        this.most = most;
        this.summary = summary;
    }

    /**
     * Looks for an action.
     *
     * @param word as it is typed
     * @return the action; empty when there is none
     */
    public static Optional<Action> of(String word) {
        return Stream.of(values()).filter(action -> action.word.equals(word)).findFirst();
    }

    /**
     * All words.
     *
     * @return in the order of the help
     */
    public static List<String> words() {
        return Stream.of(values()).map(Action::word).toList();
    }

    /**
     * The word.
     *
     * @return {@code edit}
     */
    public String word() {
        return word;
    }

    /**
     * How it is written.
     *
     * @return {@code edit ENV}
     */
    public String usage() {
        return word + " " + operands;
    }

    /**
     * What it does.
     *
     * @return one line
     */
    public String summary() {
        return summary;
    }

    /**
     * All of them, as help shows them.
     *
     * @return a line for each one, and what a key is
     */
    public static String table() {
        StringBuilder table = new StringBuilder();
        for (Action action : values()) {
            table.append(String.format("  %-28s%s\n", action.usage(), action.summary));
        }
        return table.append("A KEY is component.NAME.ATTRIBUTE, data.KEY, files.NAME, or\n")
                .append("host.HOST.component.NAME.ATTRIBUTE.")
                .toString();
    }

    /**
     * Whether it takes so many operands.
     *
     * @param count how many there are
     * @return {@code false} for too few and too many
     */
    public boolean takes(int count) {
        return least <= count && count <= most;
    }
}
