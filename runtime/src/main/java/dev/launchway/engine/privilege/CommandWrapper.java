package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands before a command of another user, where {@code sudo} hands neither environment variables nor descriptors on. Its
 * programs are named with their directories, since who calls {@code sudo} may have set where programs are searched.
 */
public final class CommandWrapper {

    private CommandWrapper() {}

    /**
     * The words.
     *
     * @param variables environment variables of the command
     * @param descriptor the file descriptor that gets what comes on the standard input; 0 for none
     * @return empty where the command needs none
     */
    public static List<String> of(Map<String, String> variables, int descriptor) {
        List<String> words = new ArrayList<>();
        if (descriptor > 0) {
            // The mark at its end makes a comment of what follows, should somebody join the arguments to one.
            words.addAll(List.of("/bin/sh", "-c", "exec " + descriptor + "<&0 </dev/null; exec \"$@\" #", "/bin/sh"));
        }
        if (!variables.isEmpty()) {
            words.add("/usr/bin/env");
            new TreeMap<>(variables).forEach((name, value) -> words.add(name + "=" + value));
        }
        return words;
    }
}
