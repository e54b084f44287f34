package dev.launchway.engine.apply;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.expand.StackTraces;
import dev.launchway.engine.expand.UserCode;
import dev.launchway.engine.redaction.Redactor;
import dev.launchway.engine.system.NotKnownException;
import dev.launchway.plan.LinkFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a component threw, without the secrets in it. */
public final class Failures {

    /** Of long output, how much is told: what went wrong first, as in a stack trace, and how it ended. */
    private static final int FIRST_LINES = 5;

    private static final int LAST_LINES = 15;

    /** In characters: what is longer is told in part, so that neither a report nor the memory is filled by one component. */
    static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_LINE = 10_000;
    private static final int SHORT_COMMAND = 60;

    private final Redactor redactor;

    /**
     * Shows no secret.
     *
     * @param redactor takes them out
     */
    public Failures(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * What went wrong, for a report.
     *
     * @param problem what was thrown
     * @return message, details, and where
     */
    public Failure describe(Throwable problem) {
        Throwable cause = problem instanceof HandlerFailedException ? problem.getCause() : problem;
        List<String> details = new ArrayList<>();
        if (cause instanceof CommandFailed failed) {
            String command = CommandLine.shown(failed.argv(), redactor);
            if (command.length() > SHORT_COMMAND) {
                details.add("command: " + command);
            }
            output("stdout", failed.stdout(), details);
            output("stderr", failed.stderr(), details);
        }
        if (cause instanceof SourceFailedException failed) {
            details.addAll(redactor.redactLines(failed.details()));
        }
        LinkFault.of(cause).ifPresent(fault -> details.addAll(List.of(fault.reason(), "help: " + fault.help())));
        for (Throwable suppressed : problem.getSuppressed()) {
            details.add("then close failed, too: " + shown(message(suppressed)));
        }
        return new Failure(shown(message(problem)), details, UserCode.line(cause), shown(StackTraces.text(problem)));
    }

    private String shown(String text) {
        return redactor.redactStart(text, LONGEST_TEXT);
    }

    /** One line for a prediction that ended early. */
    String notKnown(Throwable problem) {
        return shown(problem instanceof NotKnownException ? problem.getMessage() : message(problem));
    }

    private String message(Throwable problem) {
        if (problem instanceof HandlerFailedException handler) {
            return handler.getMessage() + ": " + message(handler.getCause());
        }
        if (problem instanceof CommandFailed failed) {
            String command = CommandLine.shown(failed.argv(), redactor);
            return (command.length() > SHORT_COMMAND ? program(command) : command) + ": " + failed.getMessage();
        }
        if (problem instanceof UpdateNeeded) {
            return "asks for an update outside of verify";
        }
        if (problem instanceof UncheckedIOException && problem.getCause() != null) {
            return message(problem.getCause());
        }
        if (problem instanceof IOException failure) {
            return message(failure);
        }
        if (problem instanceof ExceptionInInitializerError && problem.getCause() != null) {
            return "a static initializer: " + message(problem.getCause());
        }
        if (problem instanceof StackOverflowError) {
            return "StackOverflowError: a method calls itself without end";
        }
        if (problem instanceof LinkageError && LinkFault.of(problem).isPresent()) {
            return LinkFault.of(problem).get().statement();
        }
        String text = problem.getMessage();
        if (text == null || text.isBlank()) {
            return problem.getClass().getSimpleName();
        }
        boolean speaksForItself = problem instanceof IllegalStateException
                || problem instanceof IllegalArgumentException
                || ours(problem);
        return speaksForItself ? text : problem.getClass().getSimpleName() + ": " + text;
    }

    private static String program(String command) {
        int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank) + " …";
    }

    private static boolean ours(Throwable problem) {
        return problem.getClass().getName().startsWith("dev.launchway.");
    }

    private static String message(IOException problem) {
        if (problem instanceof FileSystemException failure && failure.getFile() != null) {
            String path = failure.getOtherFile() == null
                    ? failure.getFile()
                    : failure.getFile() + " -> " + failure.getOtherFile();
            if (problem instanceof NoSuchFileException) {
                return path + ": no such file or directory";
            }
            if (problem instanceof AccessDeniedException) {
                return path + ": permission denied";
            }
            return path + ": "
                    + (failure.getReason() == null ? problem.getClass().getSimpleName() : failure.getReason());
        }
        String text = problem.getMessage();
        if (text == null || text.isBlank()) {
            return problem.getClass().getSimpleName();
        }
        boolean plain =
                problem.getClass() == IOException.class || problem instanceof FileNotFoundException || ours(problem);
        return plain ? text : problem.getClass().getSimpleName() + ": " + text;
    }

    private void output(String name, String text, List<String> details) {
        if (text.isBlank()) {
            return;
        }
        int most = text.length() <= 2 * LONGEST_TEXT ? text.length() : LONGEST_TEXT;
        int count = lineCount(text);
        List<String> first = lines(redactor.redactStart(text, most));
        if (count <= FIRST_LINES + LAST_LINES && most == text.length()) {
            details.add(name + ":");
            details.addAll(first);
            return;
        }
        details.add(name + ", the first " + FIRST_LINES + " and the last " + LAST_LINES + " of " + count + " lines:");
        List<String> last = lines(redactor.redactEnd(text, most));
        details.addAll(first.subList(0, Math.min(FIRST_LINES, first.size())));
        details.add("  …");
        details.addAll(last.subList(Math.max(0, last.size() - LAST_LINES), last.size()));
    }

    private static int lineCount(String text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int count = 1;
        for (int i = 0; i < end; i++) {
            count += text.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.stripTrailing().split("\n", -1)) {
            lines.add("  " + line.stripTrailing());
        }
        return cut(lines);
    }

    /** Lines for a report, none of them endless. */
    static List<String> cut(List<String> lines) {
        List<String> cut = new ArrayList<>(lines.size());
        for (String line : lines) {
            cut.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line);
        }
        return cut;
    }
}
