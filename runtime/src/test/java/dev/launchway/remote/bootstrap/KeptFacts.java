package dev.launchway.remote.bootstrap;

import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.NotProvableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Facts that are kept in a directory, and proven by the script of hosts, and in this process. */
public final class KeptFacts {

    private final ProofShell shell;

    /**
     * Keeps none yet.
     *
     * @param directory may be missing
     */
    public KeptFacts(Path directory) {
        try {
            shell = new ProofShell(directory).in(ProofShell.Shells.DASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps facts in the place of those before.
     *
     * @param facts what was shown
     * @return why they cannot be proven; empty where they can
     */
    public String keep(List<Fact> facts) {
        try {
            shell.keep(facts);
            return "";
        } catch (NotProvableException e) {
            return e.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who finds that all of them are true.
     *
     * @return a shell, and Java
     */
    public List<String> proving() {
        try {
            return shell.proving();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Who may find that.
     *
     * @return a shell, and Java
     */
    public List<String> provers() {
        return shell.provers();
    }
}
