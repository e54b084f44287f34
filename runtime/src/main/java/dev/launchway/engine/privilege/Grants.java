package dev.launchway.engine.privilege;

import dev.launchway.api.FileMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one component may do as one other user.
 *
 * @param user the user
 * @param commands all words of each command
 * @param own paths that are the deployment's own, with all below them, and are changed without becoming the user
 */
public record Grants(String user, Set<List<String>> commands, Set<Path> own) {

    private static final int WORDS_OF_MODE = 3;

    /**
     * The rights of a component that are about a user.
     *
     * @param user the user
     * @param rights those of the component
     * @param own paths that are the deployment's own
     * @return what may be done
     */
    public static Grants of(String user, Collection<Right> rights, Set<Path> own) {
        Set<List<String>> commands = new HashSet<>();
        for (Right right : rights) {
            if (right.user().equals(user)) {
                commands.add(right.words());
            }
        }
        return new Grants(user, commands, own);
    }

    /**
     * Whether a command may run.
     *
     * @param words all words
     * @return whether it was declared
     */
    public boolean allow(List<String> words) {
        return commands.contains(words);
    }

    /**
     * Whether something is done by the user of the deployment in any case.
     *
     * @param path absolute
     * @return whether it is its own
     */
    public boolean isOwn(Path path) {
        for (Path one : own) {
            if (path.startsWith(one)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a file may be made, for whomever: a prediction need not know the accounts that a deployment makes.
     *
     * @param path its own
     * @param mode its mode
     * @return whether one with that mode was declared
     */
    public boolean allowMaking(Path path, FileMode mode) {
        List<String> any = FileCommands.make(path, mode, null, null);
        for (List<String> command : commands) {
            boolean same = command.size() >= any.size()
                    && command.subList(0, WORDS_OF_MODE).equals(any.subList(0, WORDS_OF_MODE))
                    && command.get(command.size() - 1).equals(any.get(any.size() - 1));
            if (same) {
                return true;
            }
        }
        return false;
    }

    /**
     * Refuses what was not declared.
     *
     * @param words all words of a command
     * @param what what would be done
     * @param declaration what declares it, after {@code here.as("root").}
     * @throws UndeclaredException when it may not run
     */
    public void check(List<String> words, String what, String declaration) {
        if (!allow(words)) {
            throw new UndeclaredException(what + " as " + user + " is not declared: say here.as(\"" + user + "\")."
                    + declaration + " in configure");
        }
    }
}
