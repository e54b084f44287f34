package dev.launchway.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A command that was run in this process.
 *
 * @param code its exit code
 * @param out what it wrote to standard output, with durations as {@code N s}
 * @param err what it wrote to standard error
 */
record Called(int code, String out, String err) {

    static Called with(Path directory, String line) {
        return with(directory, new TestService(), "elsewhere", Map.of(), line);
    }

    static Called with(Path directory, PlanSource source, String machine, Map<String, String> variables, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProcessContext context = new ProcessContext(
                InputStream.nullInputStream(),
                stream(out),
                stream(err),
                false,
                false,
                false,
                variables,
                directory,
                machine);
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);
        int code = new Launch(context, source).run(args);
        String text = out.toString(StandardCharsets.UTF_8)
                .replaceAll("[0-9]+\\.[0-9]+ s\n", "N s\n")
                .replaceAll("\"seconds\":[0-9]+\\.[0-9]+", "\"seconds\":N");
        return new Called(code, text, err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
