package dev.launchway.library.certificate;

import dev.launchway.engine.system.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority of a test's own with a root and, below it, an authority that issues; all is made by openssl. */
final class Authority {

    private static final String EC = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

    private final Path directory;

    Authority(Path directory) {
        this.directory = directory;
        write("ca.ext", "basicConstraints=critical,CA:true\nkeyUsage=keyCertSign\n");
        openssl("req -x509 " + EC + " -days 400 -subj /CN=root -keyout root.key -out root.pem");
        openssl("req -x509 " + EC + " -days 400 -subj /CN=other -keyout other.key -out other.pem");
        openssl("req " + EC + " -subj /CN=issuing -keyout issuing.key -out issuing.csr");
        openssl("x509 -req -in issuing.csr -CA root.pem -CAkey root.key -days 400 -extfile ca.ext -out issuing.pem");
    }

    /** Makes {@code name.key} by some options of openssl req, and {@code name.pem}. */
    Authority issue(String name, String key, int days, String names) {
        write(name + ".ext", names.isEmpty() ? "" : "subjectAltName=" + names + "\n");
        openssl("req " + key + " -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
        return signed(name, days);
    }

    Authority issue(String name, int days, String names) {
        return issue(name, EC, days, names);
    }

    private Authority signed(String name, int days) {
        openssl("x509 -req -in " + name + ".csr -CA issuing.pem -CAkey issuing.key -days " + days + " -extfile " + name
                + ".ext -out " + name + ".pem");
        return this;
    }

    /** Makes a certificate by itself that begins in some days, or began before them. */
    Authority selfSigned(String name, int begins, int days) {
        run("keytool -genkeypair -alias a -keyalg EC -startdate " + (begins < 0 ? begins : "+" + begins)
                + "d -validity "
                + days + " -dname CN=" + name + " -storepass password -keystore " + name + ".p12 && openssl pkcs12 -in "
                + name + ".p12 -passin pass:password -nokeys -out " + name + ".pem && openssl pkcs12 -in " + name
                + ".p12 -passin pass:password -nodes -nocerts -out " + name + ".key");
        return this;
    }

    void openssl(String arguments) {
        run("openssl " + arguments);
    }

    private void run(String script) {
        try {
            Machine.run("sh", "-c", "cd \"$1\" && { " + script + "; } 2>&1", "sh", directory.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Files, one after the other. */
    String text(String... files) {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            try {
                text.append(Files.readString(directory.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
