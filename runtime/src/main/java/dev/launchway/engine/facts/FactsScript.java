package dev.launchway.engine.facts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of facts while they are put together. */
final class FactsScript {

    /** In bytes: all facts of a root. What is more is looked at as quickly by an agent. */
    static final int MOST = 4 << 20;

    /** In bytes: the arguments of one command. Linux allows 128 KiB at least, the environment included; see execve(2). */
    static final int MOST_ARGUMENTS = 64 << 10;

    private final StringBuilder text = new StringBuilder();

    void add(List<String> words) throws NotProvableException {
        text.append(ShellWords.line(words));
        if (text.length() > MOST) {
            throw new NotProvableException("there are more than " + (MOST >> 20) + " MB of facts");
        }
    }

    void add(String... words) throws NotProvableException {
        add(List.of(words));
    }

    /** One line with a word before as many arguments as go into a command, another line with the next ones; none without any. */
    void addAll(String word, List<String> arguments) throws NotProvableException {
        for (List<String> part : parts(arguments)) {
            List<String> words = new ArrayList<>(part.size() + 1);
            words.add(word);
            words.addAll(part);
            add(words);
        }
    }

    /** Arguments in parts that each go into a command. */
    static List<List<String>> parts(List<String> arguments) {
        List<List<String>> parts = new ArrayList<>();
        int from = 0;
        int size = 0;
        for (int i = 0; i < arguments.size(); i++) {
            int more = size(arguments.get(i));
            if (size + more > MOST_ARGUMENTS && i > from) {
                parts.add(arguments.subList(from, i));
                from = i;
                size = 0;
            }
            size += more;
        }
        if (from < arguments.size()) {
            parts.add(arguments.subList(from, arguments.size()));
        }
        return parts;
    }

    /** The bytes that an argument takes, its end included. */
    static int size(String argument) {
        return argument.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    String text() {
        return text.toString();
    }
}
