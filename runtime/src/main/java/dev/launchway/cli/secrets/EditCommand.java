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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code secrets edit}: all values of an environment in an editor. What was typed is never lost: when it cannot be understood or
 * encrypted, the user decides what becomes of it.
 */
final class EditCommand {

    /** As a shell tells of a process that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    /** Who has changed nothing by then has not seen the text: the editor did not wait. */
    private static final Duration TOO_FAST = Duration.ofSeconds(1);

    private enum Choice {
        DONE,
        AGAIN,
        QUIT,
        KEEP
    }

    private final Workplace here;
    private final Editor editor;

    EditCommand(Workplace here) throws SecretsException, IOException {
        this.here = here;
        this.editor = Editor.of(here.variables());
    }

    void run(String environment) throws SecretsException, IOException {
        Opened opened = here.open(environment);
        Revising.Before before = opened.stored().before(opened.key());
        String clear = ClearText.of(opened.stored().file(), opened.key());
        here.interrupts().accept(this::interrupted);
        try (PrivateDirectory directory = PrivateDirectory.make(here.variables(), editor::end)) {
            Path file = directory.file(environment + ".secrets.toml", clear);
            if (!directory.isInMemory()) {
                here.say("note: there is no file system in memory; the clear text lies in " + file + " meanwhile");
            }
            for (Path other : directory.others()) {
                here.say("note: " + other + " holds secrets in clear, of another edit; delete it when that is over");
            }
            Choice choice = Choice.AGAIN;
            while (choice == Choice.AGAIN) {
                choice = edited(environment, opened, before, clear, file);
            }
            if (choice == Choice.KEEP) {
                directory.keep();
                throw new RefusedException(
                        "nothing was written; the text in clear is kept in " + file
                                + (directory.isInMemory() ? ", in memory: it is gone after a restart" : ""),
                        "delete it when you are done: rm -r " + file.getParent());
            }
            if (choice == Choice.QUIT) {
                throw new RefusedException("nothing was written, and the text is gone", "");
            }
        }
    }

    /** In the editor, Ctrl-C is for the editor. */
    private void interrupted() {
        if (!editor.isOpen()) {
            System.exit(INTERRUPTED);
        }
    }

    /** One turn: the editor, and what comes of it. */
    private Choice edited(String environment, Opened opened, Revising.Before before, String clear, Path file)
            throws SecretsException, IOException {
        String problem;
        String help;
        long start = System.nanoTime();
        try {
            editor.edit(file);
            String text = Files.readString(file);
            if (text.equals(clear)) {
                here.say("nothing was changed");
                if (System.nanoTime() - start < TOO_FAST.toNanos()) {
                    here.say("    help: if the editor is still open, it did not wait: EDITOR='code --wait'");
                }
                return Choice.DONE;
            }
            write(environment, opened, Revising.revise(text, before, false, here.today(), here.wrapping()));
            return Choice.DONE;
        } catch (SecretsException e) {
            if (isUntouched(file, clear)) {
                throw e;
            }
            problem = e.getMessage();
            help = e.help();
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
            help = "keep the text, and begin anew when that is mended";
        }
        here.say("error: " + CleanText.of(problem));
        if (!help.isEmpty()) {
            here.say("    help: " + CleanText.of(help));
        }
        return here.inIsTerminal() ? ask() : Choice.KEEP;
    }

    /** An editor that failed before anything was typed leaves nothing to decide on. */
    private static boolean isUntouched(Path file, String clear) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(clear);
    }

    private void write(String environment, Opened opened, Revision revision) throws SecretsException, IOException {
        FileChanges changes = new FileChanges();
        Changed.put(changes, here, environment, opened.stored(), revision);
        changes.apply();
        List<SecretName> gone = new ArrayList<>(opened.stored().file().names());
        gone.removeAll(revision.names());
        for (SecretName name : revision.changed()) {
            boolean known = opened.stored().file().names().contains(name);
            here.say((known ? "changed  " : "new      ") + name);
            if (!known) {
                here.doubt(environment, name.parts());
            }
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
