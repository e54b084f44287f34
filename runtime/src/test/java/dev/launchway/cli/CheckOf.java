package dev.launchway.cli;

import java.nio.file.Path;

/** {@code check} of a service that a test compiled. */
public final class CheckOf {

    private CheckOf() {}

    /**
     * Checks all environments.
     *
     * @param service what has the classes and resources of the service
     * @param directory the current directory of the command
     * @return what the command writes to standard error
     */
    public static String service(ClassLoader service, Path directory) {
        return new CompiledService(service, directory).run("check").err();
    }
}
