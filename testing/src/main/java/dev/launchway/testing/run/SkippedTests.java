package dev.launchway.testing.run;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says at the end of a run which tests were skipped, and why: on a machine without root, without namespaces or without a
 * program, a green run is not the whole one. JUnit finds it by its service entry.
 */
public final class SkippedTests implements LauncherSessionListener, TestExecutionListener {

    private final Map<String, Integer> reasons = new TreeMap<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(test, reason);
    }

    /** A class that is aborted before its first test counts as one. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
        }
    }

    private synchronized void count(TestIdentifier test, String reason) {
        String what = test.isTest() ? "a test of " : "all of ";
        reasons.merge(what + className(test) + ": " + reason, 1, Integer::sum);
    }

    private static String className(TestIdentifier test) {
        String id = test.getUniqueId();
        int start = id.indexOf("class:") + "class:".length();
        int end = id.indexOf(']', start);
        return end < start ? test.getDisplayName() : id.substring(start, end);
    }

    @Override
    public synchronized void launcherSessionClosed(LauncherSession session) {
        if (!reasons.isEmpty()) {
            StringBuilder text = new StringBuilder("Skipped:\n");
            reasons.forEach((reason, times) -> text.append("  ")
                    .append(reason)
                    .append(times == 1 ? "" : " (" + times + " times)")
                    .append('\n'));
            System.out.print(text);
        }
    }
}
