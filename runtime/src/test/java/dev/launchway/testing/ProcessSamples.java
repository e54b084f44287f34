package dev.launchway.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What everybody could see of processes while something ran: their arguments, and, as root, their environment variables. */
public final class ProcessSamples implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");

    private final Set<String> arguments = ConcurrentHashMap.newKeySet();
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::sample, "process samples");
    private volatile boolean ended;

    /** Starts with nothing. */
    public ProcessSamples() {}

    /** Looks at all processes, again and again, until this is closed. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        ended = true;
    }

    /**
     * The command lines that a text stood in.
     *
     * @param text the text
     * @return command lines
     */
    public Set<String> withArguments(String text) {
        return arguments.stream().filter(line -> line.contains(text)).collect(Collectors.toSet());
    }

    /**
     * The command lines of those in whose environment variables a text stood.
     *
     * @param text the text
     * @return command lines
     */
    public Set<String> withVariable(String text) {
        return variables.entrySet().stream()
                .filter(entry -> entry.getValue().contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void sample() {
        while (!ended) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
                all.forEach(this::sample);
                Thread.sleep(10);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A process may end while it is looked at. */
    private void sample(Path process) {
        try {
            String line = text(process.resolve("cmdline"));
            if (!line.isEmpty()) {
                arguments.add(line);
                variables.merge(
                        line,
                        text(process.resolve("environ")),
                        (before, now) -> before.contains(now) ? before : before + "\n" + now);
            }
        } catch (IOException e) {
            arguments.remove("");
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }
}
