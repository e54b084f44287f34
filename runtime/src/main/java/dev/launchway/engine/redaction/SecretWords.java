package dev.launchway.engine.redaction;

import dev.launchway.api.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is said of secrets: how they are called, what must not happen to them, and what to do instead. */
public final class SecretWords {

    /** What is wrong with a command that holds one. */
    public static final String IN_COMMAND =
            " holds the value of a secret, and everybody on the host sees the arguments of a command while it runs";

    /** What to do instead. */
    public static final String COMMAND_HELP =
            "pass a secret by .stdin(secret) or .env(name, secret), or in a file with mode 0600 that the command reads";

    /** What is wrong with a text that one was joined to. */
    public static final String JOINED = " holds " + Secret.PLACEHOLDER
            + " in place of a secret, which was joined to it by + and has no text of its own";

    /** What to do instead. */
    public static final String JOINED_HELP =
            "make a secret of the whole text by secret.map(\"…%s…\"), and give that to content, stdin or env; or render a template";

    private SecretWords() {}

    /**
     * How diffs and warnings call secrets.
     *
     * @param names their names; an empty one for those without one
     * @return as in {@code ‹secret postgres.password› and ‹secret smtp›}
     */
    public static String called(Collection<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names) {
            shown.add(name.isEmpty() ? "‹secret›" : "‹secret " + name + "›");
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }
}
