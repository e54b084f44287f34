package dev.launchway.library.certificate;

import dev.launchway.library.component.ShellWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of an authority, and how each client is told so.
 *
 * @param client the client
 * @param store where the client keeps its account and what it got
 * @param server the directory of the authority
 * @param email whom it tells of trouble
 * @param names the sites, the first of which names the certificate
 * @param webroot where web servers take answers from
 * @param left how long before its end a certificate is renewed
 */
record AcmeOrder(
        AcmeClient client, Path store, String server, String email, List<String> names, Path webroot, Duration left) {

    /** What certbot reads that must not be on its command line. */
    Path secrets() {
        return store.resolve("eab.ini");
    }

    /** Whom the client trusts to be the authority's server. */
    Path authorities() {
        return store.resolve("server-ca.pem");
    }

    /** What the client has got. */
    Pair got() {
        if (client == AcmeClient.LEGO) {
            Path directory = store.resolve("certificates");
            return new Pair(directory.resolve(names.get(0) + ".crt"), directory.resolve(names.get(0) + ".key"));
        }
        Path directory = store.resolve("config/live").resolve(names.get(0));
        return new Pair(directory.resolve("fullchain.pem"), directory.resolve("privkey.pem"));
    }

    /** The command that asks for a certificate, whatever is there. */
    String command(boolean withSecrets) {
        return client == AcmeClient.LEGO ? lego() : certbot(withSecrets);
    }

    /** The environment variable by which the client is told whom to trust. */
    String authoritiesVariable() {
        return client == AcmeClient.LEGO ? "LEGO_CA_CERTIFICATES" : "REQUESTS_CA_BUNDLE";
    }

    private String lego() {
        List<String> argv = new ArrayList<>(List.of("lego", "--accept-tos", "--email", email, "--server", server));
        argv.addAll(List.of("--path", store.toString(), "--key-type", "ec256"));
        names.forEach(name -> argv.addAll(List.of("--domains", name)));
        argv.addAll(List.of("--http", "--http.webroot", webroot.toString(), "run"));
        return ShellWords.joined(argv);
    }

    private String certbot(boolean withSecrets) {
        List<String> argv = new ArrayList<>(List.of("certbot", "certonly"));
        if (withSecrets) {
            argv.addAll(List.of("--config", secrets().toString()));
        }
        argv.addAll(List.of("--non-interactive", "--agree-tos", "--no-eff-email", "--email", email));
        argv.addAll(List.of("--server", server, "--webroot", "--webroot-path", webroot.toString()));
        argv.addAll(List.of(
                "--key-type", "ecdsa", "--force-renewal", "--renew-with-new-domains", "--cert-name", names.get(0)));
        names.forEach(name -> argv.addAll(List.of("--domain", name)));
        for (String directory : List.of("config", "work", "logs")) {
            argv.addAll(
                    List.of("--" + directory + "-dir", store.resolve(directory).toString()));
        }
        return ShellWords.joined(argv);
    }
}
