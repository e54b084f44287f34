package dev.launchway.engine.privilege;

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
