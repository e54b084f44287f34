package dev.launchway.processor.environment;

/** The commands that change files of secrets, for help: in single quotes, since keys may hold double ones. */
public final class SecretsCommand {

    private static final String SECRETS = "java -jar plan.jar secrets ";

    private SecretsCommand() {}

    /**
     * Gives a value.
     *
     * @param environment the environment's name
     * @param key the key in its file of secrets
     * @return the command
     */
    public static String set(String environment, String key) {
        String argument = key.matches("[A-Za-z0-9._-]+") ? key : "'" + key + "'";
        return SECRETS + "set " + environment + " " + argument;
    }

    /**
     * Opens all values in an editor.
     *
     * @param environment the environment's name
     * @return the command
     */
    public static String edit(String environment) {
        return SECRETS + "edit " + environment;
    }

    /**
     * Makes the file.
     *
     * @param environment the environment's name
     * @return the command
     */
    public static String init(String environment) {
        return SECRETS + "init " + environment;
    }
}
