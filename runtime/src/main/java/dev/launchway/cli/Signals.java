package dev.launchway.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Handles signals by {@code sun.misc.Signal} of the module {@code jdk.unsupported}, the only way there is. It is called by
 * reflection, since a mention of it is a warning that javac lets nobody suppress, and since a Java may lack the module.
 */
final class Signals {

    private Signals() {}

    /**
     * Has an action run each time a signal comes, in a thread of its own, in place of what Java does by itself. Where that cannot
     * be had, all stays as it is.
     *
     * @param action what is done
     * @param names the signals, without {@code SIG}
     */
    static void handle(Runnable action, String... names) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Object acting = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            for (String name : names) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), acting);
            }
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) { // java -Xrs leaves signals to others
                throw new IllegalStateException(e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            // There is no jdk.unsupported.
        }
    }
}
