package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.report.CleanText;
import dev.launchway.secrets.SecretsDirectory;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        if (!name.isKnown(file)) {
            throw unknown(key.get(), what, file);
        }
        if (name.isFile()) {
            write(file.file(name.last(), opened.stored().files().get(name.last()), opened.key()));
        } else {
            print(file.value(new SecretName(name.parts()), opened.key()) + "\n");
        }
    }

    private static RefusedException unknown(String key, String environment, SecretsFile file) {
        List<String> known = new ArrayList<>();
        file.names().forEach(name -> known.add(name.toString()));
        file.fileNames().forEach(name -> known.add("files." + name));
        return new RefusedException(
                "there is no secret " + key + " in environment '" + environment + "'",
                DidYouMean.question(key, known).orElse("'secrets list " + environment + "' shows which there are"));
    }

    /**
     * Version control keeps the content under names of its own: the environment is told by the file itself. Who cannot read it, or
     * looks at a state of it that is damaged, sees the text as it is, so that a diff is shown in any case.
     */
    private String ofPath(Path path) throws IOException {
        String text = Files.readString(path);
        try {
            SecretsFile file = SecretsFile.parse(path.toString(), text);
            return ClearText.of(file, file.open(here.identities(file.environment())));
        } catch (SecretsException e) {
            here.say("note: " + CleanText.of(e.getMessage()));
            return text;
        }
    }

    private void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        here.output().out().write(bytes, 0, bytes.length);
        here.output().out().flush();
    }
}
