package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.report.CleanText;
import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.Revising;
import dev.launchway.secrets.file.Revision;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code secrets edit}: all values of an environment in an editor. What was typed is never lost: when it cannot be understood or
 * encrypted, the user decides what becomes of it.
 */
final class EditCommand {

    private enum Choice {
        AGAIN,
        QUIT,
        KEEP
    }

    private final Workplace here;
    private final Editor editor;

    EditCommand(Workplace here, Editor editor) {
        this.here = here;
        this.editor = editor;
    }

    void run(String environment) throws SecretsException, IOException {
        Opened opened = here.open(environment);
        Revising.Before before = opened.stored().before(opened.key());
        String clear = ClearText.of(opened.stored().file(), opened.key());
        try (PrivateDirectory directory = PrivateDirectory.make(here.variables())) {
            Path file = directory.file(environment + ".secrets.toml");
            if (!directory.isInMemory()) {
                here.say("note: there is no file system in memory; the clear text lies in " + file + " meanwhile");
            }
            Files.writeString(file, clear);
            Choice choice = Choice.AGAIN;
            while (choice == Choice.AGAIN) {
                choice = edited(environment, opened, before, clear, file);
            }
            if (choice == Choice.KEEP) {
                directory.keep();
                here.say("the text in clear is kept in " + file + "; delete it when you are done");
            }
        }
    }

    /** One turn: the editor, and what comes of it. */
    private Choice edited(String environment, Opened opened, Revising.Before before, String clear, Path file)
            throws SecretsException, IOException {
        String problem;
        String help;
        try {
            editor.edit(file);
            String text = Files.readString(file);
            if (text.equals(clear)) {
                here.say("nothing was changed");
                return Choice.QUIT;
            }
            write(environment, opened, Revising.revise(text, before, false, here.today(), here.wrapping()));
            return Choice.QUIT;
        } catch (SecretsException e) {
            problem = e.getMessage();
            help = e.help();
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
            help = "";
        }
        here.say("error: " + CleanText.of(problem));
        if (!help.isEmpty()) {
            here.say("    help: " + CleanText.of(help));
        }
        Choice choice = here.inIsTerminal() ? ask() : Choice.KEEP;
        if (choice == Choice.KEEP && !here.inIsTerminal()) {
            here.say("nothing was written");
        }
        return choice;
    }

    private void write(String environment, Opened opened, Revision revision) throws SecretsException, IOException {
        FileChanges changes = new FileChanges();
        Changed.put(changes, here, environment, opened.stored(), revision);
        changes.apply();
        List<SecretName> gone = new ArrayList<>(opened.stored().file().names());
        gone.removeAll(revision.names());
        for (SecretName name : revision.changed()) {
            here.say((opened.stored().file().names().contains(name) ? "changed  " : "new      ") + name);
        }
        for (SecretName name : gone) {
            here.say("deleted  " + name);
        }
        here.say("the secrets of '" + environment + "' are written");
    }

    private Choice ask() throws IOException {
        while (true) {
            here.output().err().print("[e]dit again, [q]uit without a change, or [k]eep the text and quit? ");
            here.output().err().flush();
            String answer = line();
            if (answer == null || answer.equals("k")) {
                return Choice.KEEP;
            }
            if (answer.equals("e")) {
                return Choice.AGAIN;
            }
            if (answer.equals("q")) {
                return Choice.QUIT;
            }
        }
    }

    /** {@code null} when there is nothing more to read. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = here.in().read(); next != '\n'; next = here.in().read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
