package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks that files are named as environments are, and can be read. */
final class FileNames {

    private final Set<String> all = new HashSet<>();
    private final FileFaults faults;

    FileNames(List<EnvironmentSource> sources, Diagnostics diagnostics) {
        sources.forEach(source -> all.add(source.fileName()));
        this.faults = new FileFaults(diagnostics);
    }

    /** Reports a file that cannot be read, and one whose name is none; tells whether its content can be looked at. */
    boolean check(EnvironmentSource source) {
        String file = source.fileName();
        if (file.chars().anyMatch(Character::isISOControl)) {
            String shown = file.replaceAll("\\p{Cntrl}", "?");
            report(shown, shown, "name the file with lower-case letters, digits and dashes, as in staging.toml");
            return false;
        }
        if (!isName(source.name()) || !file.endsWith(EnvironmentSource.EXTENSION)) {
            report(file, file.endsWith(EnvironmentSource.EXTENSION) ? source.name() : file, help(file));
        }
        source.problem()
                .ifPresent(problem -> faults.error(
                        Code.LW300_UNREADABLE_FILE, Location.startOf(file), problem.statement(), problem.help()));
        return source.problem().isEmpty();
    }

    private void report(String file, String name, String help) {
        faults.error(
                Code.LW300_UNREADABLE_FILE,
                Location.startOf(file),
                "'" + name + "' is no name for an environment",
                help);
    }

    private String help(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (!isName(lower.substring(0, lower.length() - EnvironmentSource.EXTENSION.length()))) {
            return "name the file with lower-case letters, digits and dashes, as in staging.toml";
        }
        return all.contains(lower)
                ? "give it another name than " + lower + ", or delete it: some file systems know no case"
                : "name the file " + lower;
    }

    private static boolean isName(String name) {
        boolean good = !name.isEmpty() && name.charAt(0) != '-' && name.charAt(0) != '_';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        return good;
    }
}
