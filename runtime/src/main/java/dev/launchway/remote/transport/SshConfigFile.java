package dev.launchway.remote.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the keywords of {@code ssh_config} files for one host, where the system has no {@code ssh} that does it: the first value
 * of a keyword counts, {@code Host}, {@code Match host|originalhost|all} and {@code Include} are understood; a {@code Match} with
 * other conditions does not match. Source: ssh_config(5).
 */
final class SshConfigFile {

    private static final int DEEPEST_INCLUDE = 16;

    private final String host;
    private final Path home;
    private final Map<String, List<String>> keywords = new LinkedHashMap<>();

    private SshConfigFile(String host, Path home) {
        this.host = host;
        this.home = home;
    }

    /**
     * Reads files.
     *
     * @param host the host as the user names it
     * @param home the user's home directory
     * @param files the files, the first ones first; missing ones are skipped
     * @return values by keyword in lower case
     * @throws IOException when a file cannot be read
     */
    static Map<String, List<String>> read(String host, Path home, List<Path> files) throws IOException {
        SshConfigFile config = new SshConfigFile(host, home);
        for (Path file : files) {
            config.read(file, true, 0);
        }
        return config.keywords;
    }

    private void read(Path file, boolean matching, int depth) throws IOException {
        if (depth > DEEPEST_INCLUDE || !Files.isRegularFile(file)) {
            return;
        }
        boolean matches = matching;
        for (String line :
                Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
            List<String> words = words(line);
            if (words.size() < 2) {
                continue;
            }
            String keyword = words.get(0).toLowerCase(Locale.ROOT);
            List<String> values = words.subList(1, words.size());
            switch (keyword) {
                case "host" -> matches = matching && matchesAny(values, host);
                case "match" -> matches = matching && matchesAll(values);
                case "include" -> {
                    for (String value : values) {
                        for (Path included : included(value, file)) {
                            read(included, matches, depth + 1);
                        }
                    }
                }
                default -> {
                    if (matches) {
                        put(keyword, String.join(" ", values));
                    }
                }
            }
        }
    }

    private void put(String keyword, String value) {
        List<String> values = keywords.computeIfAbsent(keyword, unused -> new ArrayList<>());
        if (values.isEmpty() || keyword.equals("identityfile") || keyword.equals("certificatefile")) {
            values.add(value);
        }
    }

    private boolean matchesAll(List<String> conditions) {
        for (int i = 0; i < conditions.size(); i += 2) {
            String criterion = conditions.get(i).toLowerCase(Locale.ROOT);
            if (criterion.equals("all") && conditions.size() == 1) {
                return true;
            }
            boolean known = criterion.equals("host") || criterion.equals("originalhost");
            if (!known || i + 1 == conditions.size()) {
                return false;
            }
            String name = criterion.equals("host")
                    ? keywords.getOrDefault("hostname", List.of(host)).get(0).replace("%h", host)
                    : host;
            if (!matchesAny(List.of(conditions.get(i + 1).split(",")), name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        boolean matches = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (glob(negated ? pattern.substring(1) : pattern).matcher(name).matches()) {
                if (negated) {
                    return false;
                }
                matches = true;
            }
        }
        return matches;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** Relative ones lie in {@code ~/.ssh}, or beside the system's file. */
    private Iterable<Path> included(String value, Path from) throws IOException {
        Path base = from.startsWith("/etc/ssh") ? Path.of("/etc/ssh") : home.resolve(".ssh");
        Path named = value.startsWith("~/") ? home.resolve(value.substring(2)) : base.resolve(value);
        TreeSet<Path> found = new TreeSet<>();
        if (named.getParent() == null || !Files.isDirectory(named.getParent())) {
            return found;
        }
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(named.getParent(), named.getFileName().toString())) {
            entries.forEach(found::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    /** A keyword and its arguments: separated by blanks or one {@code =}, double quotes keep blanks. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        String text = line.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separates = !quoted && (Character.isWhitespace(c) || (c == '=' && words.size() < 2));
            if (c == '#' && !quoted && !begun) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!separates) {
                word.append(c);
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
