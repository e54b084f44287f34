package dev.launchway.processor;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.processor.report.Diagnostic;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names environment files as the option does that says where they lie, where that is no directory {@code environments}. */
final class EnvironmentPaths {

    private static final Pattern FILE = Pattern.compile("(?<![\\w/\\\\.-])environments/(?=[^/\\s]*\\.(toml|secrets))");

    private final String directory;

    /**
     * Prepares to name files.
     *
     * @param option the directory of the option, as it is written
     */
    EnvironmentPaths(String option) {
        String plain = option.replaceAll("[/\\\\]+$", "");
        directory = plain.matches("(.*[/\\\\])?environments") ? "environments" : plain;
    }

    Diagnostic in(Diagnostic diagnostic) {
        if (directory.equals("environments")) {
            return diagnostic;
        }
        Finding finding = diagnostic.finding();
        return new Diagnostic(
                new Finding(
                        finding.code(),
                        finding.severity(),
                        in(finding.statement()),
                        finding.details().stream().map(this::in).toList(),
                        finding.help().map(this::in),
                        finding.place().map(place -> new Place(in(place.file()), place.line(), place.column())),
                        finding.subject()),
                diagnostic.anchor());
    }

    private String in(String text) {
        return FILE.matcher(text).replaceAll(Matcher.quoteReplacement(directory + "/"));
    }
}
