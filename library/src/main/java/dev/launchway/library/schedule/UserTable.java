package dev.launchway.library.schedule;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Probe.DiffKind;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.UserCrontab;
import java.nio.charset.StandardCharsets;

/** The part of a user's crontab that is ours, at its end, so that its settings hold for no line of others. */
@Component("crontab-of-user")
@Observed
final class UserTable {

    @Namevar
    String name = "crontab";

    private final UserCrontab crontab;
    private final String begin;
    private final String end;
    private final String lines;
    private final ActingUser actor;
    private String before;
    private String wanted;

    /**
     * A part.
     *
     * @param program the program {@code crontab}
     * @param owner tells this part from that of another service of the same user
     * @param lines what is to stand there; empty for nothing
     * @param actor the user
     */
    UserTable(String program, String owner, String lines, ActingUser actor) {
        crontab = new UserCrontab(program);
        begin = "# BEGIN " + owner + " (managed by Launchway)";
        end = "# END " + owner + " (managed by Launchway)";
        this.lines = lines;
        this.actor = actor;
    }

    void configure(Configuration here) {
        here.secretsIn(lines);
        here.settle(begin, lines);
        actor.declare(here, crontab::declare);
    }

    void verify(Probe probe) {
        before = crontab.read(actor.on(probe));
        wanted = changed(before);
        if (!wanted.equals(before)) {
            probe.diff(
                    probe.workdir().resolve("crontab"),
                    before.getBytes(StandardCharsets.UTF_8),
                    wanted.getBytes(StandardCharsets.UTF_8),
                    DiffKind.TEXT);
            throw new UpdateNeeded("the crontab is another one");
        }
    }

    void update(Target target) {
        crontab.install(actor.on(target), wanted);
        if (!target.predicting() && !crontab.read(actor.on(target)).equals(wanted)) {
            throw new IllegalStateException("the crontab was installed, and 'crontab -l' shows another one:"
                    + " someone else changes it at the same time, so deploy again");
        }
    }

    /** The lines of others, then ours. */
    private String changed(String text) {
        StringBuilder others = new StringBuilder();
        boolean ours = false;
        boolean found = false;
        for (String line : text.lines().toList()) {
            if (line.equals(begin)) {
                if (found) {
                    throw damaged("'" + begin + "' stands there twice");
                }
                ours = true;
                found = true;
            } else if (line.equals(end)) {
                if (!ours) {
                    throw damaged("'" + end + "' has no beginning before it");
                }
                ours = false;
            } else if (!ours) {
                others.append(line).append('\n');
            }
        }
        if (ours) {
            throw damaged("'" + begin + "' has no end after it");
        }
        return lines.isEmpty() ? others.toString() : others + begin + "\n" + lines + end + "\n";
    }

    private static IllegalStateException damaged(String what) {
        return new IllegalStateException(
                "our part of the crontab cannot be found: " + what + "; repair it by 'crontab -e'");
    }
}
