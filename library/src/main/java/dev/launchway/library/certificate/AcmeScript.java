package dev.launchway.library.certificate;

import dev.launchway.library.component.ShellWords;
import java.nio.file.Path;

/**
 * The script that a deployment runs to ask for a certificate, and a timer to renew it: {@code issue} asks, {@code renew} asks where the
 * end is near, {@code install} asks nobody; all of them put what the client has where servers read it.
 */
final class AcmeScript {

    private final AcmeOrder order;
    private final CertificateComponent<?> whole;
    private final boolean withSecrets;
    private final boolean withAuthorities;
    private final Reload onRenewal;

    AcmeScript(
            AcmeOrder order,
            CertificateComponent<?> whole,
            boolean withSecrets,
            boolean withAuthorities,
            Reload onRenewal) {
        this.order = order;
        this.whole = whole;
        this.withSecrets = withSecrets;
        this.withAuthorities = withAuthorities;
        this.onRenewal = onRenewal;
    }

    /**
     * Writes it.
     *
     * @param header a comment, one line
     * @param workdir where it runs
     */
    String text(String header, Path workdir) {
        Pair got = order.got();
        String beginning = """
                #!/bin/sh
                %s
                set -eu
                umask 077
                cd %s
                exec 9>>%s
                flock -w 600 9
                mode=$1
                ask=$mode
                if [ "$mode" = renew ]; then
                    command -v openssl >/dev/null || { echo 'install the package openssl' >&2; exit 1; }
                    openssl x509 -noout -checkend %d -in %s >/dev/null || ask=issue
                fi
                if [ "$ask" = issue ]; then
                    %s%s
                fi
                """.formatted(
                        header,
                        word(workdir),
                        word(order.store().resolve("lock")),
                        order.left().toSeconds(),
                        word(got.chain()),
                        withAuthorities ? order.authoritiesVariable() + "=" + word(order.authorities()) + " " : "",
                        order.command(withSecrets));
        Putting putting = new Putting(whole, got);
        return beginning + putting.function() + (onRenewal.isNothing() ? putting.lines() : reloading(putting));
    }

    /** A reload that failed is tried again by the next renewal. */
    private String reloading(Putting putting) {
        String pending = word(order.store().resolve("not-reloaded"));
        return """
                if [ "$mode" = renew ] && ! %s; then
                    : >%s
                fi
                %sif [ "$mode" = renew ] && [ -e %s ]; then
                    %s
                    rm -f %s
                fi
                """.formatted(putting.isInPlace(), pending, putting.lines(), pending, onRenewal.line(), pending);
    }

    private static String word(Path path) {
        return ShellWords.quoted(path.toString());
    }
}
