package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Timeouts.Timeout;
import dev.launchway.text.SizeText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host lacks, sent in one stream that its shell waits for: orders, and files after them. The host is not waited for in between.
 *
 * @param base the target directory
 * @param items what is sent, layers before anything else
 * @param runtime the name of the Java runtime among them; empty for none
 */
record Delivery(String base, List<Item> items, String runtime) {

    /** After so many bytes, what has come gets its names, and a run that is cut off later need not send it again. */
    private static final long KEPT_AT_ONCE = 8L << 20;

    /**
     * A file.
     *
     * @param name on the host
     * @param what it is, for people
     * @param content the file here
     */
    record Item(String name, String what, CachedFile.Content content) {}

    /** How much is sent, in bytes. */
    long size() {
        return items.stream().mapToLong(item -> item.content().size()).sum();
    }

    /**
     * Sends it.
     *
     * @param host whose shell it is
     * @param command the shell, which waits for it
     * @return what the shell says then: that the agent runs, or that something is lacking still
     * @throws ConnectFailedException when the connection breaks, or the host gives no sign of life
     * @throws HostUnfitException when the host does not take it
     */
    TargetReply to(HostShell host, HostCommand command) throws ConnectFailedException, HostUnfitException {
        try (Timeout timeout = host.timeout()) {
            String task = all();
            try {
                OutputStream input = watched(command.input(), timeout);
                say(input, Scripts.take());
                long unkept = 0;
                for (Item item : items) {
                    task = task(item);
                    CachedFile.Content content = item.content();
                    say(input, "take " + item.name() + " " + content.size() + " " + content.sha256());
                    LayerFiles.copy(content, input);
                    unkept += content.size();
                    if (unkept > KEPT_AT_ONCE) {
                        say(input, "keep");
                        unkept = 0;
                    }
                }
                task = all();
                say(input, "keep");
                if (!runtime.isEmpty()) {
                    say(input, "unpack " + runtime);
                }
                say(input, "start");
                input.flush();
            } catch (IOException e) {
                if (timeout.expired()) {
                    throw host.silence(task);
                }
                // Whoever was to take it is gone; why, the answer tells, if there is one.
            }
            new Verdict(host, this, command, timeout).await();
            return host.reply(command, timeout);
        }
    }

    private static void say(OutputStream input, String line) throws IOException {
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the host takes is a sign of its life. */
    private static OutputStream watched(OutputStream input, Timeout timeout) {
        return new FilterOutputStream(input) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                timeout.restart();
            }
        };
    }

    /**
     * What was being done, for people.
     *
     * @param at what the host was at: the name of a file, or of one of its steps
     */
    String task(String at) {
        if (at.equals("unpack")) {
            return "unpack and start a Java runtime";
        }
        if (at.equals("java")) {
            return "write to " + base + "/.launchway";
        }
        return items.stream()
                .filter(item -> item.name().equals(at))
                .findFirst()
                .map(this::task)
                .orElseGet(this::all);
    }

    private String task(Item item) {
        return "send " + item.what() + " to " + base + " ("
                + SizeText.of(item.content().size()) + ")";
    }

    /** The whole of it. */
    String all() {
        if (items.isEmpty()) {
            return "write to " + base + "/.launchway";
        }
        List<String> all = new ArrayList<>(items.stream().map(Item::what).toList());
        String last = all.remove(all.size() - 1);
        return "send " + (all.isEmpty() ? "" : String.join(", ", all) + " and ") + last + " to " + base + " ("
                + SizeText.of(size()) + ")";
    }
}
