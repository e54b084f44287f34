package dev.launchway.library.fetch;

import dev.launchway.engine.system.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a test's own, made by openssl. */
public final class TestAuthority {

    private static final char[] PASSWORD = "password".toCharArray();

    private final Path directory;

    public TestAuthority(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test-authority"
                + " -keyout ca.key -out ca.pem");
    }

    /** Its certificate. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** What a server needs that has a certificate for a name: {@code DNS:localhost}. */
    public SSLContext server(String name) throws Exception {
        Files.writeString(directory.resolve("names"), "subjectAltName=" + name);
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=server -keyout server.key -out server.csr");
        openssl(
                "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem");
        openssl("pkcs12 -export -in server.pem -inkey server.key -passout pass:password -out server.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("server.p12"))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        Machine.run("sh", "-c", "cd \"$1\" && openssl " + arguments + " 2>/dev/null", "sh", directory.toString());
    }
}
