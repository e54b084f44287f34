package dev.launchway.library.web;

import dev.launchway.api.Probe;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a main file names the files that are read with it, often by a pattern. */
enum Includes {
    /** Several may stand on one line, and all that stand for one stay on it: errors tell lines. */
    NGINX(Pattern.compile("(?<![\\w$])include\\s+(\"[^\"]*\"|'[^']*'|[^;\\s]+)\\s*;"), "include \"%s\";", " "),

    APACHE(
            Pattern.compile("^[ \\t]*Include(?:Optional)?[ \\t]+(\"[^\"]*\"|\\S+)[ \\t]*$", Pattern.CASE_INSENSITIVE),
            "Include \"%s\"",
            "\n");

    private final Pattern directive;
    private final String one;
    private final String between;

    Includes(Pattern directive, String one, String between) {
        this.directive = directive;
        this.one = one;
        this.between = between;
    }

    /**
     * A main file that reads another file in place of a site.
     *
     * @param text the main file
     * @param main where it is, which relative patterns start from
     * @param site where the site is, or will be
     * @param instead what is read instead; {@code null} for nothing
     * @return the text; empty where the main file does not read the site
     */
    Optional<String> replaced(Probe probe, String text, Path main, Path site, Path instead) {
        List<String> lines = new ArrayList<>();
        boolean found = false;
        for (String line : text.split("\n", -1)) {
            int comment = line.indexOf('#');
            String code = comment < 0 ? line : line.substring(0, comment);
            Matcher matcher = directive.matcher(code);
            StringBuilder changed = new StringBuilder();
            while (matcher.find()) {
                Path pattern = main.resolveSibling(unquoted(matcher.group(1))).normalize();
                if (matcher(pattern).matches(site)) {
                    found = true;
                    matcher.appendReplacement(
                            changed, Matcher.quoteReplacement(directives(probe, pattern, site, instead)));
                }
            }
            matcher.appendTail(changed);
            lines.add(changed + line.substring(code.length()));
        }
        return found ? Optional.of(String.join("\n", lines)) : Optional.empty();
    }

    private static String unquoted(String word) {
        boolean quoted = word.startsWith("\"") || word.startsWith("'");
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private static PathMatcher matcher(Path pattern) {
        String glob = pattern.toString().replace("\\", "\\\\").replace("{", "\\{");
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /** One for each file that the pattern stands for, in the order in which it is read. */
    private String directives(Probe probe, Path pattern, Path site, Path instead) {
        PathMatcher matcher = matcher(pattern);
        TreeSet<Path> files = new TreeSet<>(List.of(site));
        for (Path file : probe.list(site.getParent())) {
            if (matcher.matches(file) && !file.getFileName().toString().startsWith(".")) {
                files.add(file);
            }
        }
        List<String> words = new ArrayList<>();
        for (Path file : files) {
            Path read = file.equals(site) ? instead : file;
            if (read != null) {
                words.add(String.format(Locale.ROOT, one, read));
            }
        }
        return String.join(between, words);
    }
}
