package dev.launchway.cli.secrets;

import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.file.NewFile;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.RecipientText;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** {@code secrets init}: the first identity of a person, and the first file of secrets of an environment. */
final class InitCommand {

    private final Workplace here;

    InitCommand(Workplace here) {
        this.here = here;
    }

    /**
     * Makes what is missing.
     *
     * @param environment the environment; empty for the identity alone
     */
    void run(Optional<String> environment) throws SecretsException, IOException {
        if (environment.isPresent()) {
            here.require(environment.get());
            if (here.stored(environment.get()).isPresent()) {
                throw new RefusedException(
                        "the environment '" + environment.get() + "' has secrets already",
                        "'secrets list " + environment.get() + "' shows who can read them");
            }
        }
        String recipient = recipient(environment);
        if (environment.isPresent()) {
            make(environment.get(), recipient);
        } else {
            here.say("");
            here.say(
                    "Next: 'secrets init ENV' makes the file of secrets of an environment that you are the first to read.");
            here.say("Where there is one, somebody who can read it adds you: secrets add " + recipient + " ENV");
        }
    }

    private String recipient(Optional<String> environment) throws SecretsException, IOException {
        Optional<String> known = known(environment);
        if (known.isPresent()) {
            here.say("Your recipient is " + known.get());
            return known.get();
        }
        AgeIdentity identity = AgeIdentity.generate();
        Path file = here.identity().orElseGet(() -> Identities.ownFile(here.variables(), here.home()));
        write(file, identity);
        here.say("Your identity is new, and stands in " + file + ".");
        here.say(
                "It is private: whoever has it reads what is encrypted for you. Keep a copy where you keep passwords.");
        here.say("Your recipient is public, and what others encrypt for: " + identity.recipient());
        return identity.recipient();
    }

    private Optional<String> known(Optional<String> environment) throws SecretsException, IOException {
        if (here.identity().isPresent() && !Files.exists(here.identity().get())) {
            return Optional.empty();
        }
        return (environment.isPresent() ? here.identities(environment.get()) : here.identities()).firstRecipient();
    }

    private static void write(Path file, AgeIdentity identity) throws SecretsException, IOException {
        Path directory = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(existing(directory)).supportsFileAttributeView("posix");
        if (posix) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createDirectories(directory);
            Files.createFile(file);
        }
        Files.writeString(file, "# recipient: " + identity.recipient() + "\n" + identity.text() + "\n");
    }

    private static Path existing(Path directory) {
        Path at = directory;
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    private void make(String environment, String recipient) throws SecretsException, IOException {
        FileChanges changes = new FileChanges();
        String text = NewFile.text(environment, List.of(RecipientText.parse(recipient)), here.wrapping());
        changes.put(here.directory().file(environment), null, text.getBytes(StandardCharsets.UTF_8));
        changes.apply();
        here.say("");
        here.say(here.directory().file(environment) + " is there for the secrets of '" + environment + "'. Next:");
        here.say("  secrets set " + environment
                + " component.NAME.ATTRIBUTE     one value, typed or from standard input");
        here.say("  secrets edit " + environment + "                             all of them, in your editor");
    }
}
