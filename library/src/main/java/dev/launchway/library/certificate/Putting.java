package dev.launchway.library.certificate;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Privilege;
import dev.launchway.library.component.ShellWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a script that copies what a client has got to where servers read it, each file at once, as the user whose files they are:
 * by the commands that write any file of another user, so that one rule of sudo is for both.
 *
 * @param whole where it is to be
 * @param got what the client has got
 */
record Putting(CertificateComponent<?> whole, Pair got) {

    /** Says what the script runs as the other user. */
    void declare(Configuration here) {
        whole.actor().declare(here, rights -> {
            declare(rights, whole.key(), whole.keyMode());
            declare(rights, whole.chain(), CertificateComponent.PUBLIC);
        });
    }

    private void declare(Privilege rights, Path file, FileMode mode) {
        rights.reads(file).runs(make(file, mode)).runs(fill(file)).runs(place(file));
    }

    private List<String> make(Path file, FileMode mode) {
        List<String> argv = new ArrayList<>(List.of("install", "-m", mode.toString()));
        if (whole.owner() != null) {
            argv.addAll(List.of("-o", whole.owner()));
        }
        if (whole.group() != null) {
            argv.addAll(List.of("-g", whole.group()));
        }
        argv.addAll(List.of("-T", "/dev/null", temporary(file)));
        return argv;
    }

    private static List<String> fill(Path file) {
        return List.of("dd", "bs=64k", "of=" + temporary(file), "conv=fsync", "status=none");
    }

    private static List<String> place(Path file) {
        return List.of("mv", "-fT", temporary(file), file.toString());
    }

    private static String temporary(Path file) {
        return file.resolveSibling(".launchway-new." + file.getFileName()).toString();
    }

    /** The lines. */
    String lines() {
        return put(got.key(), whole.key(), whole.keyMode())
                + put(got.chain(), whole.chain(), CertificateComponent.PUBLIC);
    }

    private String put(Path from, Path to, FileMode mode) {
        return """
                if [ "$mode" != renew ] || ! %s; then
                %sfi
                """.formatted(
                areAlike(from, to), whole.actor().isOther() ? actingPut(from, to, mode) : ownPut(from, to, mode));
    }

    private String actingPut(Path from, Path to, FileMode mode) {
        return """
                    %s
                    %s <%s
                    %s
                """.formatted(acting(make(to, mode)), acting(fill(to)), word(from), acting(place(to)));
    }

    /** By what each host has: install(1) of BusyBox cannot make a file from nothing. */
    private String ownPut(Path from, Path to, FileMode mode) {
        String made = ShellWords.quoted(temporary(to));
        return """
                    rm -f %1$s
                    cp %2$s %1$s
                %3$s    chmod %4$s %1$s
                    mv -f %1$s %5$s
                """.formatted(made, word(from), chown(made), mode, word(to));
    }

    private String chown(String made) {
        if (whole.owner() == null && whole.group() == null) {
            return "";
        }
        String owners =
                (whole.owner() == null ? "" : whole.owner()) + (whole.group() == null ? "" : ":" + whole.group());
        return "    chown " + ShellWords.quoted(owners) + " " + made + "\n";
    }

    /** The function by which commands run as the other user; nothing where there is none. */
    String function() {
        return whole.actor().isOther() ? "acting() {\n    " + Reload.line(whole.actor(), "\"$@\"") + "\n}\n" : "";
    }

    /** A condition: the certificate that is in place is what the client has got. */
    String isInPlace() {
        return areAlike(got.chain(), whole.chain());
    }

    private String areAlike(Path from, Path to) {
        return whole.actor().isOther()
                ? acting(List.of("cat", to.toString())) + " 2>/dev/null | cmp -s " + word(from) + " -"
                : "cmp -s " + word(from) + " " + word(to);
    }

    private static String acting(List<String> argv) {
        return "acting " + ShellWords.joined(argv);
    }

    private static String word(Path path) {
        return ShellWords.quoted(path.toString());
    }
}
