package dev.launchway.benchmarks;

import dev.launchway.plan.SecretReference;
import dev.launchway.secrets.EncryptedFiles;
import dev.launchway.secrets.SecretsReader;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.lookup.FileSupply;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link Secrets} measures: a run that needs all of them. */
public final class ReadSecrets {

    private ReadSecrets() {}

    /**
     * Reads.
     *
     * @param args the directory of environments, and the file of the identity
     */
    public static void main(String[] args) {
        Set<SecretReference> wanted = new LinkedHashSet<>();
        for (int i = 0; i < Secrets.COUNT; i++) {
            wanted.add(new SecretReference("dev", Secrets.key(i)));
        }
        IdentityPlaces places =
                new IdentityPlaces(Optional.of(Path.of(args[1])), Map.of(), Path.of("/"), Optional.empty());
        SecretsReader files = new SecretsReader(EncryptedFiles.ofDirectory(Path.of(args[0])));
        int read = new FileSupply(files, places)
                .read(wanted, fault -> {
                    throw new IllegalStateException(fault.message());
                })
                .size();
        System.out.println(read + " read");
    }
}
