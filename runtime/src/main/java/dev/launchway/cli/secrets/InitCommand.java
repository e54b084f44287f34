package dev.launchway.cli.secrets;

import dev.launchway.report.CleanText;
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
import java.util.Optional;

/** {@code secrets init}: the first identity of a person, and the first file of secrets of an environment. */
final class InitCommand {

    private final Workplace here;
    private final ActionOptions options;
    private final FileChanges changes = new FileChanges();

    InitCommand(Workplace here, ActionOptions options) {
        this.here = here;
        this.options = options;
    }

    /**
     * Makes what is missing.
     *
     * @param environment the environment; empty for the identity alone
     */
    void run(Optional<String> environment) throws SecretsException, IOException {
        if (environment.isEmpty()) {
            if (options.shared()) {
                throw new RefusedException(
                        "an identity is shared by all who work on one environment", "secrets init ENV --shared");
            }
            own();
            here.say("");
            here.say(
                    "Next: 'secrets init ENV' makes the file of secrets of an environment that you are the first to read.");
            here.say("Where there is one, somebody who can read it lets you read it, too:");
            here.say(
                    "  " + here.command() + " secrets add " + known(environment).orElseThrow() + " ENV");
            return;
        }
        String name = environment.get();
        here.require(name);
        if (here.stored(name).isPresent()) {
            throw new RefusedException(
                    "the environment '" + name + "' has secrets already",
                    "'secrets list " + name + "' shows who can read them");
        }
        boolean shared =
                options.shared() || here.directory().sharedIdentity(name).isPresent();
        make(name, shared ? shared(name) : own(), shared ? "everybody who has the sources" : owner());
    }

    private String owner() {
        return options.owner().isEmpty() ? here.variables().getOrDefault("USER", "") : options.owner();
    }

    /** The recipient of the user, who gets an identity where there is none. */
    private String own() throws SecretsException, IOException {
        Optional<String> known = known(Optional.empty());
        if (known.isPresent()) {
            here.say("Your recipient: " + known.get());
            return known.get();
        }
        AgeIdentity identity = AgeIdentity.generate();
        Path file = here.identity().orElseGet(() -> Identities.ownFile(here.variables(), here.home()));
        write(file, identity);
        here.say("Secrets are encrypted for recipients, and read by their identities: a recipient is");
        here.say("a padlock that you hand out, and the identity is the key that opens it.");
        here.say("");
        here.say("Your identity is new, and stands in " + file);
        here.say("    It is private: whoever has it reads what is encrypted for you. Keep a copy");
        here.say("    where you keep passwords: without it you cannot read these secrets again.");
        here.say("Your recipient: " + identity.recipient());
        here.say("    It is public: give it to whoever shall let you read secrets.");
        return identity.recipient();
    }

    private Optional<String> known(Optional<String> environment) throws SecretsException, IOException {
        if (here.identity().isPresent() && !Files.exists(here.identity().get())) {
            return Optional.empty();
        }
        return (environment.isPresent() ? here.identities(environment.get()) : here.identities()).firstRecipient();
    }

    private static void write(Path file, AgeIdentity identity) throws IOException {
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

    /** The recipient of the identity in the source tree, which is made where it is missing. */
    private String shared(String environment) throws SecretsException, IOException {
        if (here.directory().sharedIdentity(environment).isPresent()) {
            return here.identities(environment).firstRecipient().orElseThrow();
        }
        AgeIdentity identity = AgeIdentity.generate();
        String text = "# This identity is public on purpose: whoever has the sources of this service reads the\n"
                + "# secrets of the environment '" + environment
                + "' with it, and nothing needs to be set up for that.\n"
                + "# So these are no secrets that could harm anybody: put none here that is used elsewhere.\n"
                + "# recipient: " + identity.recipient() + "\n"
                + identity.text() + "\n";
        Path file = here.directory().sharedIdentityFile(environment);
        changes.put(file, null, text.getBytes(StandardCharsets.UTF_8));
        here.say("The identity of '" + environment + "' is new, and stands in the source tree: " + file);
        here.say("    It is public on purpose: whoever has the sources reads the secrets of this");
        here.say("    environment. Put none there that is used anywhere else.");
        return identity.recipient();
    }

    private void make(String environment, String recipient, String owner) throws SecretsException, IOException {
        String text = NewFile.text(environment, RecipientText.parse(recipient), CleanText.of(owner), here.wrapping());
        changes.put(here.directory().file(environment), null, text.getBytes(StandardCharsets.UTF_8));
        changes.apply();
        here.say("");
        here.say(here.directory().file(environment) + " is there for the secrets of '" + environment + "'. Next:");
        here.say("  secrets set " + environment
                + " component.NAME.ATTRIBUTE       one value, typed or from standard input");
        here.say("  secrets generate " + environment + " component.NAME.ATTRIBUTE  one value, of random characters");
        here.say("  secrets edit " + environment + "                               all of them, in your editor");
        here.say("Commit the file: names stand there in clear, and values encrypted.");
    }
}
