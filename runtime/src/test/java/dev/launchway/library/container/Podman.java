package dev.launchway.library.container;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.launchway.library.fetch.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Podman with a storage of its own, and a registry that has an image. It runs as the user of the test, without control groups. Root's
 * containers are in a network of their own; where control groups of version 1 and of version 2 are mounted side by side, which crun
 * refuses, they do not see the latter.
 */
final class Podman {

    private static final List<String> PROGRAMS = List.of("sh", "sleep", "cat");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+/[^/\\s]+\\.so\\S*) \\(");
    private static final Pattern DIGEST = Pattern.compile("\"digest\": ?\"(sha256:[0-9a-f]{64})\"");

    private final Path directory;
    private final HttpsServer registry;
    private final Process namespaces;
    private final String digest;
    private String credentials;

    Podman(Path directory) throws Exception {
        this.directory = directory;
        assumeTrue(Files.exists(Path.of("/usr/bin/podman")), "needs podman");
        registry = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()), 0);
        registry.setHttpsConfigurator(new HttpsConfigurator(new TestAuthority(directory).server("IP:127.0.0.1")));
        registry.createContext("/v2/", this::answer);
        registry.start();
        Files.writeString(directory.resolve("containers.conf"), """
                [containers]
                cgroups = "disabled"
                netns = "host"
                default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
                log_driver = "k8s-file"
                [engine]
                cgroup_manager = "cgroupfs"
                events_logger = "none"
                """);
        Files.writeString(
                directory.resolve("registries.conf"),
                "[[registry]]\nlocation = \"" + registryName() + "\"\ninsecure = true\n");
        Files.writeString(program(), """
                #!/bin/sh
                export CONTAINERS_CONF=%1$s/containers.conf CONTAINERS_REGISTRIES_CONF=%1$s/registries.conf
                export XDG_RUNTIME_DIR=%1$s/xdg
                set -- podman --root %1$s/storage --runroot %1$s/run --storage-driver vfs "$@"
                [ -e %1$s/namespaces ] || exec "$@"
                case " $* " in *" pull "*) network= ;; *) network=--net ;; esac
                exec nsenter --target "$(cat %1$s/namespaces)" --mount $network "$@"
                """.formatted(directory));
        Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(directory.resolve("xdg"));
        namespaces = System.getProperty("user.name").equals("root") ? hold() : null;
        digest = pack();
    }

    /** Makes the namespaces that root's containers are in; the registry is outside of that of the network. */
    private Process hold() throws IOException {
        Process holder = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--net",
                        "sh",
                        "-c",
                        "umount /sys/fs/cgroup/unified; ip link set lo up; echo made; exec sleep 3600")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int first = holder.getInputStream().read();
        assumeTrue(first == 'm', "needs the right to make namespaces");
        Files.writeString(directory.resolve("namespaces"), "" + holder.pid());
        return holder;
    }

    /** The program, which is called as the real one is. */
    Path program() {
        return directory.resolve("podman");
    }

    private String registryName() {
        return "127.0.0.1:" + registry.getAddress().getPort();
    }

    /** The image of the registry, whose programs are sh, sleep and cat. */
    String image() {
        return registryName() + "/shop/sleeper@" + digest;
    }

    /** Has the registry ask for a login from now on; for none where the user is empty. */
    void askFor(String user, String password) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        credentials = user.isEmpty() ? null : basic;
    }

    /** Makes the image, and takes it out of the storage again. */
    private String pack() throws IOException {
        Path root = directory.resolve("root");
        for (String program : PROGRAMS) {
            Path real = Path.of("/bin", program).toRealPath();
            copy(real, root.resolve("bin").resolve(program));
            Matcher libraries = LIBRARY.matcher(says(List.of("ldd", real.toString())));
            while (libraries.find()) {
                Path library = Path.of(libraries.group(1));
                copy(library, root.resolve(library.toString().substring(1)));
            }
        }
        Files.createDirectories(root.resolve("tmp"));
        Path tar = directory.resolve("root.tar");
        says(List.of("tar", "-C", root.toString(), "-cf", tar.toString(), "."));
        engine(
                "import",
                "--quiet",
                "--change",
                "CMD [\"/bin/sh\",\"-c\",\"trap 'exit 0' TERM; sleep 600 & wait\"]",
                tar.toString(),
                "localhost/made:1");
        engine("save", "--quiet", "--format", "oci-dir", "--output", layout().toString(), "localhost/made:1");
        engine("image", "rm", "--force", "localhost/made:1");
        Matcher found = DIGEST.matcher(Files.readString(layout().resolve("index.json")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Path layout() {
        return directory.resolve("layout");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (!Files.exists(to)) {
            Files.copy(from, to);
        }
    }

    /** Manifests and blobs, as the distribution specification of OCI has them. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (credentials != null
                    && !credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Path file = layout().resolve("blobs/sha256").resolve(path.substring(path.lastIndexOf(':') + 1));
            if (path.equals("/v2/")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (path.indexOf(':') < 0 || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] content = Files.readAllBytes(file);
                exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.manifest.v1+json");
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.getResponseHeaders().set("Content-Length", "" + content.length);
                exchange.sendResponseHeaders(200, head ? -1 : content.length);
                if (!head) {
                    exchange.getResponseBody().write(content);
                }
            }
        }
    }

    /** What podman says; fails with it. */
    String engine(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(program().toString()));
        argv.addAll(List.of(arguments));
        return says(argv);
    }

    private String says(List<String> argv) {
        try {
            Path output = Files.createTempFile(directory, "output", "");
            Process process = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            String text = Files.readString(output);
            Files.delete(output);
            assertThat(process.exitValue()).as(argv + ": " + text).isZero();
            return text.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void end() {
        registry.stop(0);
        engine("rm", "--all", "--force", "--time", "0");
        engine("image", "rm", "--all", "--force");
        if (namespaces != null) {
            namespaces.destroyForcibly();
        }
    }
}
