package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares {@code [files]} with the files that lie beside. */
final class FilesBeside {

    /** What the runtime takes for the name of such a file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private FilesBeside() {}

    /**
     * Checks a file of secrets.
     *
     * @param source which files lie beside it
     * @param named the entries of {@code [files]}
     * @param faults where faults go
     */
    static void check(StoredSecrets source, Map<String, ConfigValue.Stored> named, FileFaults faults) {
        String directory = source.environment() + StoredSecrets.DIRECTORY + "/";
        List<String> unnamed = new ArrayList<>(source.beside());
        unnamed.removeAll(named.keySet());
        named.forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                faults.error(
                        Code.LW337_SECRET_FILE,
                        entry.location(),
                        "'" + name + "' is no name of a file beside a file of secrets",
                        "letters, digits, dots, dashes and underscores, no directories");
            } else if (!source.beside().contains(name)) {
                faults.error(
                        Code.LW337_SECRET_FILE,
                        entry.location(),
                        "the file " + name + " is named here, and environments/" + directory + name + " is not there"
                                + DidYouMean.ending(name, unnamed),
                        "put it back from version control, or delete this line and give the file anew: "
                                + SecretsCommand.set(source.environment(), "files." + name) + " < FILE");
            }
        });
        reportUnnamed(source.environment(), unnamed, faults);
    }

    /**
     * Reports files that no file of secrets names.
     *
     * @param environment whose directory they lie in
     * @param names their names, with a slash at the end for directories
     * @param faults where faults go
     */
    static void reportUnnamed(String environment, List<String> names, FileFaults faults) {
        for (String name : names) {
            String shown = name.replaceAll("\\p{Cntrl}", "?");
            faults.error(
                    Code.LW337_SECRET_FILE,
                    Location.startOf(environment + StoredSecrets.DIRECTORY + "/" + shown.replaceAll("/$", "")),
                    shown.endsWith("/")
                            ? "a directory lies among secret files"
                            : "this file lies among secret files, and [files] of environments/"
                                    + StoredSecrets.fileName(environment) + " does not name it",
                    shown.endsWith("/")
                            ? "move it away: secret files lie side by side"
                            : "move it away, and if it holds a secret, give it: "
                                    + SecretsCommand.set(environment, "files." + shown) + " < FILE");
        }
    }
}
