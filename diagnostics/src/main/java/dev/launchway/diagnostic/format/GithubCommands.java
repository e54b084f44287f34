package dev.launchway.diagnostic.format;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Findings as workflow commands of GitHub Actions, which shows them at the lines of a pull request. */
public final class GithubCommands {

    private GithubCommands() {}

    /**
     * Writes the commands.
     *
     * @param findings what was found
     * @param sources where the files lie
     * @return a line for each finding
     */
    public static String of(List<Finding> findings, SourceTree sources) {
        StringBuilder lines = new StringBuilder();
        for (Finding finding : findings) {
            lines.append(finding.severity() == Severity.ERROR ? "::error " : "::warning ");
            finding.place().ifPresent(place -> append(place, sources, lines));
            lines.append("title=")
                    .append(property(finding.code().id()))
                    .append("::")
                    .append(data(text(finding, sources)))
                    .append('\n');
        }
        return lines.toString();
    }

    private static void append(Place place, SourceTree sources, StringBuilder line) {
        Optional<Path> file = sources.find(place.file());
        if (file.isPresent()) {
            line.append("file=")
                    .append(property(file.get().toString().replace('\\', '/')))
                    .append(',');
            if (place.line() > 0) {
                line.append("line=").append(place.line()).append(',');
            }
            if (place.column() > 0) {
                line.append("col=").append(place.column()).append(',');
            }
        }
    }

    /** GitHub shows the place of what it knows the file of; of anything else the text tells it. */
    private static String text(Finding finding, SourceTree sources) {
        return finding.place()
                .filter(place -> sources.find(place.file()).isEmpty())
                .map(place -> place + ": " + finding.text())
                .orElseGet(finding::text);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
