package dev.launchway.remote.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords of {@code ssh_config} with their values, as {@code ssh -G} prints them.
 *
 * @param values by keyword in lower case
 */
record SshKeywords(Map<String, List<String>> values) {

    Optional<String> first(String keyword) {
        return values.getOrDefault(keyword, List.of()).stream().findFirst();
    }

    /** A value that is not {@code none}. */
    Optional<String> set(String keyword) {
        return first(keyword).filter(SshKeywords::isSet);
    }

    List<String> all(String keyword, List<String> otherwise) {
        return values.getOrDefault(keyword, otherwise).stream()
                .filter(SshKeywords::isSet)
                .map(SshKeywords::unquoted)
                .toList();
    }

    boolean says(String keyword, String value) {
        return first(keyword).filter(value::equalsIgnoreCase).isPresent();
    }

    int number(String keyword, int otherwise) {
        String text = first(keyword).orElse("");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    int positive(String keyword, int otherwise) {
        int number = number(keyword, otherwise);
        return number > 0 ? number : otherwise;
    }

    /** What is listed with commas; empty where nothing is said. */
    List<String> list(String keyword) {
        String text = first(keyword).orElse("");
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /**
     * Names of files on one line. {@code ssh -G} prints them without the quotes that a name with blanks had: a word that begins no
     * path of its own belongs to the one before when there is a file of that name.
     */
    List<String> files(String keyword, String otherwise, Path home) {
        List<String> files = new ArrayList<>();
        for (String word : words(first(keyword).orElse(otherwise))) {
            int last = files.size() - 1;
            if (last >= 0 && !word.startsWith("/") && !word.startsWith("~") && isSet(word)) {
                String joined = files.get(last) + " " + word;
                String path = joined.startsWith("~/") ? home + joined.substring(1) : joined;
                if (Files.exists(home.resolve(path)) || !Files.exists(home.resolve(word))) {
                    files.set(last, joined);
                    continue;
                }
            }
            files.add(word);
        }
        files.removeIf(file -> !isSet(file));
        return files;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words;
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean isSet(String text) {
        return !text.isEmpty() && !text.equalsIgnoreCase("none");
    }
}
