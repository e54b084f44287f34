package dev.launchway.testing;

import dev.launchway.engine.privilege.Grants;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.SystemAccess;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A machine that remembers which commands of updates it ran, which programs it started, and which processes it ended. */
final class WatchedMachine {

    private final List<String> commands = new ArrayList<>();

    SystemAccess access(SystemAccess system) {
        return (SystemAccess) Proxy.newProxyInstance(
                SystemAccess.class.getClassLoader(),
                new Class<?>[] {SystemAccess.class},
                (proxy, method, arguments) -> {
                    note(method, arguments);
                    if (method.getName().equals("as")) {
                        return access(system.as((Grants) arguments[0]));
                    }
                    try {
                        return method.invoke(system, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void note(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "run" -> {
                boolean changes = arguments.length > 1; // a query of verify has no output to show
                if (changes) {
                    commands.add("run " + words(arguments[0]));
                }
            }
            case "start" -> commands.add("start " + words(arguments[0]));
            case "stop" -> {
                boolean there = ProcessHandle.of((Long) arguments[0]).isPresent();
                commands.add("stop process " + arguments[0] + (there ? "" : Commands.GONE));
            }
            default -> {
                // changes no process
            }
        }
    }

    private static String words(Object spec) {
        return String.join(" ", ((CommandSpec) spec).argv());
    }

    /** In order, each as its words with blanks between them. */
    synchronized List<String> commands() {
        return List.copyOf(commands);
    }
}
