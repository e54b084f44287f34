package dev.launchway.testing;

import dev.launchway.engine.privilege.Grants;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemAccess;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** This machine, for a run that makes some changes and then none any more, as if its process had been killed. */
final class DyingMachine {

    private static final Set<String> CHANGES = Set.of(
            "write",
            "writeInPlace",
            "delete",
            "createDirectory",
            "symlink",
            "touch",
            "setMode",
            "setOwner",
            "setGroup",
            "run",
            "start",
            "stop");

    private final Path ownState;
    private int left;
    private String last = "at its end";

    DyingMachine(Path base, int changes) {
        ownState = base.resolve(".launchway");
        left = changes;
    }

    SystemAccess access() {
        return access(new LocalSystem());
    }

    private SystemAccess access(SystemAccess system) {
        return (SystemAccess) Proxy.newProxyInstance(
                SystemAccess.class.getClassLoader(),
                new Class<?>[] {SystemAccess.class},
                (proxy, method, arguments) -> {
                    if (CHANGES.contains(method.getName()) && !isOwn(arguments[0])) {
                        change(method, arguments);
                    }
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

    private boolean isOwn(Object argument) {
        return argument instanceof Path path && path.startsWith(ownState);
    }

    private synchronized void change(Method method, Object[] arguments) {
        if (left == 0) {
            left = -1;
            last = method.getName() + " " + Arrays.toString(arguments);
        }
        if (left < 0) {
            throw new Killed();
        }
        left--;
    }

    synchronized boolean isDead() {
        return left < 0;
    }

    /** The change that was not made. */
    synchronized String last() {
        return last;
    }

    /** What no component handles. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super("the run was killed");
        }
    }
}
