package dev.launchway.cli;

import java.util.HashMap;
import java.util.Map;

/** The signals that ask this process to end: SIGINT, SIGTERM, SIGHUP. */
final class Signals {

    private Signals() {}

    /**
     * How many have come, while shutdown hooks run. The JDK starts a thread for each signal; those that come meanwhile are kept
     * waiting.
     *
     * @return the number, by name
     */
    private static Map<String, Integer> come() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] threads = new Thread[top.activeCount() + 16];
        int count = top.enumerate(threads);
        Map<String, Integer> come = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (name.startsWith("SIG") && name.endsWith(" handler")) {
                come.merge(name, 1, Integer::sum);
            }
        }
        return come;
    }

    /** How many have come. */
    static int all() {
        int all = 0;
        for (int ofOneName : come().values()) {
            all += ofOneName;
        }
        return all;
    }

    /** How many have come to a process that gets each a second time, as another one, from the process that started it. */
    static int passedOn() {
        int most = 0;
        for (int ofOneName : come().values()) {
            most = Math.max(most, ofOneName);
        }
        return most;
    }
}
