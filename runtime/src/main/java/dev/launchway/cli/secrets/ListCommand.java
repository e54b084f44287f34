package dev.launchway.cli.secrets;

import dev.launchway.report.CleanText;
import dev.launchway.secrets.StoredSecrets;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code secrets list} and {@code secrets stale}: what stands in clear in the files of secrets. Nothing is decrypted. */
final class ListCommand {

    private record Aged(LocalDate changed, String environment, String name) {}

    private final Workplace here;
    private final PrintStream out;

    ListCommand(Workplace here) {
        this.here = here;
        this.out = here.output().out();
    }

    /** Environments, who can read them, and what is in them. */
    void list(List<String> named) throws SecretsException, IOException {
        for (String environment : here.existing(named)) {
            Optional<StoredSecrets> stored = here.stored(environment);
            out.println(environment);
            if (stored.isEmpty()) {
                out.println("  has no secrets");
            } else {
                list(environment, stored.get().file());
            }
        }
    }

    private void list(String environment, SecretsFile file) throws IOException {
        out.println("  can be read by");
        List<String> owners = file.owners();
        for (int i = 0; i < owners.size(); i++) {
            String owner = owners.get(i).isEmpty() ? "" : "  " + owners.get(i);
            out.println("    " + CleanText.of(file.recipients().get(i).text() + owner));
        }
        if (here.directory().sharedIdentity(environment).isPresent()) {
            out.println("    whoever has the sources, by environments/" + environment + ".identity");
        }
        out.println(file.names().isEmpty() && file.fileNames().isEmpty() ? "  holds nothing yet" : "  holds");
        for (SecretName name : file.names()) {
            out.println("    " + CleanText.of(name.toString()));
        }
        for (String name : file.fileNames()) {
            out.println("    " + CleanText.of("files." + name));
        }
    }

    /** What was changed when, the oldest first. */
    void stale(List<String> named, OptionalInt olderThan) throws SecretsException, IOException {
        List<Aged> all = new ArrayList<>();
        for (String environment : here.withSecrets(named)) {
            SecretsFile file = here.stored(environment).orElseThrow().file();
            for (SecretName name : file.names()) {
                all.add(new Aged(file.changed(name), environment, name.toString()));
            }
            for (String name : file.fileNames()) {
                all.add(new Aged(file.fileChanged(name), environment, "files." + name));
            }
        }
        all.sort(Comparator.comparing(Aged::changed));
        boolean any = false;
        for (Aged one : all) {
            long days = Math.max(0, ChronoUnit.DAYS.between(one.changed(), here.today()));
            if (olderThan.isEmpty() || days > olderThan.getAsInt()) {
                any = true;
                out.println(one.changed() + "  " + String.format("%5d", days) + (days == 1 ? " day   " : " days  ")
                        + CleanText.of(one.environment() + "  " + one.name()));
            }
        }
        if (all.isEmpty()) {
            here.say("there are no secrets");
        } else if (!any) {
            here.say("none of " + all.size() + " secrets is older than " + olderThan.getAsInt() + " days");
        }
    }
}
