package dev.launchway.remote.bootstrap;

import java.util.stream.Collectors;

/** What to do where the user who logs in does not become the user of the deployment, by what {@code sudo} and the shell say. */
final class SudoHelp {

    private static final String BESIDE_THE_POINT = "unable to resolve host";

    private SudoHelp() {}

    /**
     * What was said, without the warning of {@code sudo} that the host does not know its own name.
     *
     * @param said lines
     * @return the same where that warning is all
     */
    static String reason(String said) {
        String rest =
                said.lines().filter(line -> !line.contains(BESIDE_THE_POINT)).collect(Collectors.joining("\n"));
        return rest.isEmpty() ? said : rest;
    }

    /**
     * The help.
     *
     * @param said the words, in English or another language
     * @param login the user who logs in
     * @param user the user of the deployment
     * @return one line; for words that are not known it names the rule
     */
    static String of(String said, String login, String user) {
        if (said.contains("unknown user")) {
            return "create the user on the host (useradd -m " + user + "), or set service-user to one who is there";
        }
        if (said.contains("must have a tty") || said.contains("no tty present")) {
            return "a deployment has no terminal; add to sudoers: Defaults:" + login + " !requiretty";
        }
        if (said.contains("sudo") && (said.contains("not found") || said.contains("No such file"))) {
            return "install the package sudo on the host, or log in as " + user + ": ssh-user = \"" + user + "\"";
        }
        return "allow it in sudoers, without a password: " + login + " ALL=(" + user + ") NOPASSWD: ALL";
    }
}
