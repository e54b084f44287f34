package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all files of secrets, and says which of them belong to no environment. */
final class SecretsFiles {

    private final Set<String> environments;
    private final FileFaults faults;
    private final Diagnostics diagnostics;

    private SecretsFiles(Set<String> environments, Diagnostics diagnostics) {
        this.environments = environments;
        this.faults = new FileFaults(diagnostics);
        this.diagnostics = diagnostics;
    }

    /**
     * Reads files of secrets.
     *
     * @param sources the files
     * @param environments the names of all environments
     * @param diagnostics where faults go
     * @return what they say, by environment
     */
    static Map<String, SecretsFile> read(
            List<StoredSecrets> sources, Set<String> environments, Diagnostics diagnostics) {
        SecretsFiles files = new SecretsFiles(environments, diagnostics);
        Map<String, SecretsFile> read = new HashMap<>();
        for (StoredSecrets source : sources) {
            Optional<EnvironmentSource> file = source.file();
            if (file.isEmpty()) {
                FilesBeside.reportUnnamed(source.environment(), source.beside(), files.faults);
            } else if (files.isNamed(source, file.get())) {
                read.put(source.environment(), files.read(source, file.get()));
            } else {
                files.meant(source).ifPresent(name -> read.putIfAbsent(name, SecretsFile.UNREADABLE));
            }
        }
        return read;
    }

    /** The environment that a file of another name was meant for: what it misses may stand there. */
    private Optional<String> meant(StoredSecrets source) {
        return environments.contains(source.environment())
                ? Optional.of(source.environment())
                : NearestName.of(source.environment(), environments);
    }

    private SecretsFile read(StoredSecrets source, EnvironmentSource file) {
        Optional<EnvironmentSource.Problem> problem = file.problem();
        problem.ifPresent(why -> faults.error(
                Code.LW300_UNREADABLE_FILE, Location.startOf(file.fileName()), why.statement(), why.help()));
        return problem.isPresent() ? SecretsFile.UNREADABLE : SecretsFileReader.read(source, diagnostics);
    }

    private boolean isNamed(StoredSecrets source, EnvironmentSource file) {
        String shown = file.fileName().replaceAll("\\p{Cntrl}", "?");
        String name = source.environment().replaceAll("\\p{Cntrl}", "?");
        if (!file.fileName().endsWith(StoredSecrets.EXTENSION)) {
            faults.error(
                    Code.LW300_UNREADABLE_FILE,
                    Location.startOf(shown),
                    "'" + shown + "' is no name for a file of secrets",
                    "name the file " + StoredSecrets.fileName(name) + ": some file systems know no case");
            return false;
        }
        if (environments.contains(source.environment())) {
            return true;
        }
        faults.error(
                Code.LW338_SECRETS_WITHOUT_ENVIRONMENT,
                Location.startOf(shown),
                "there is no environment '" + name + "' that these secrets belong to"
                        + DidYouMean.ending(name, environments),
                "the environments are " + String.join(", ", environments)
                        + "; a file of secrets is called as its environment, as in production.secrets.toml");
        return false;
    }
}
