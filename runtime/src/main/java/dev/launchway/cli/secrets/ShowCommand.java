package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.secrets.SecretsDirectory;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code secrets show}: writes secrets in clear to standard output. It takes an environment, and also a path, as version control
 * gives one for the text conversion of a diff.
 */
final class ShowCommand {

    private final Workplace here;

    ShowCommand(Workplace here) {
        this.here = here;
    }

    /**
     * Shows.
     *
     * @param what an environment, or the path of a file of secrets
     * @param key one secret; empty for all that is text
     */
    void run(String what, Optional<String> key) throws SecretsException, IOException {
        if (what.endsWith(SecretsDirectory.EXTENSION)) {
            print(ofPath(Path.of(what)));
            return;
        }
        Opened opened = here.open(what);
        SecretsFile file = opened.stored().file();
        if (key.isEmpty()) {
            print(ClearText.of(file, opened.key()));
            return;
        }
        KeyName name = KeyName.parse(key.get());
        if (name.isFile()) {
            byte[] encrypted = opened.stored().files().get(name.last());
            write(file.file(known(encrypted != null, key.get(), name.last()), encrypted, opened.key()));
        } else {
            known(file.names().contains(new SecretName(name.parts())), key.get(), key.get());
            print(file.value(new SecretName(name.parts()), opened.key()) + "\n");
        }
    }

    private static String known(boolean known, String key, String name) throws SecretsException, IOException {
        if (!known) {
            throw new RefusedException("there is no secret " + key, "'secrets list' shows which there are");
        }
        return name;
    }

    /** Version control keeps the content under names of its own: the environment is told by the file itself. */
    private String ofPath(Path path) throws SecretsException, IOException {
        SecretsFile file = SecretsFile.parse(path.toString(), Files.readString(path));
        return ClearText.of(file, file.open(here.identities()));
    }

    private void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        here.output().out().write(bytes, 0, bytes.length);
        here.output().out().flush();
    }
}
