package dev.launchway.library.database;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.util.List;
import java.util.Optional;

/**
 * The password of a role: whether the server has it, and how it gets it.
 *
 * <p>Where what the server keeps of it may not be read, a note says what was set, and whether the role could log in by it then. If
 * so, it is tried again: a server that does not ask for the password, or lets nobody in from here, tells nothing.
 */
final class KnownPassword {

    /** What stands for the verifier in statements that {@link #set} runs. */
    static final String VERIFIER = ":'launchway_verifier'";

    private static final String COULD_LOG_IN = "could log in";
    private static final String COULD_NOT = "could not log in";

    private final String role;
    private final Secret password;
    private final Psql login;
    private final Psql psql;
    private final NoteFile note;

    KnownPassword(String role, Secret password, Psql login, Psql psql, Configuration here) {
        this.role = role;
        this.password = password;
        this.login = login;
        this.psql = psql;
        this.note = NoteFile.about(
                here, ".database", psql.connection().place() + " " + role, "launchway password of a role 1");
    }

    /** Refuses an empty one: the server would take it for none. */
    void assertUsable() {
        if (password.reveal().isEmpty()) {
            throw new IllegalStateException("the password of the role " + role + " is empty: give it one");
        }
    }

    /** Why it is to be set; {@code null} where the server has it. */
    String difference(Probe probe, boolean readable, String verifier) {
        if (readable) {
            return ScramVerifier.matches(verifier, role, password.reveal()) ? null : "it has another password";
        }
        Optional<List<String>> noted = note.read(probe);
        if (noted.isEmpty() || noted.get().size() != 2) {
            return "it is not known which password it has";
        }
        if (!ScramVerifier.matches(noted.get().get(0), role, password.reveal())) {
            return "it has another password";
        }
        boolean tellsMore = noted.get().get(1).equals(COULD_LOG_IN);
        return tellsMore && !login.logsIn(probe) ? "it cannot log in by its password any more" : null;
    }

    /** Runs statements with the verifier in them. */
    void set(Target target, String statements, boolean readable) {
        String verifier = ScramVerifier.of(password.reveal());
        psql.change(target, password.map(secret -> "\\set launchway_verifier '" + verifier + "'\n" + statements));
        if (!readable && !target.predicting()) {
            note.write(target, List.of(verifier, login.logsIn(target) ? COULD_LOG_IN : COULD_NOT));
        }
    }
}
