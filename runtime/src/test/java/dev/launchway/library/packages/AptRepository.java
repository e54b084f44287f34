package dev.launchway.library.packages;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.component.Checksum;
import dev.launchway.library.file.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A signed repository of small packages, made by Debian's tools, on a machine whose apt knows no other one. */
final class AptRepository {

    private static final Path PLACE = Path.of("/srv/repository");
    private static final Path KEYS = Path.of("/srv/keys");
    private static AptRepository made;

    final String url = "file://" + PLACE;
    final byte[] key;
    final String fingerprint;
    private final Disk files = new Disk(PLACE);

    private AptRepository() {
        if (!Files.isDirectory(Path.of("/srv/machine"))) {
            throw new IllegalStateException("it takes away what apt knows: only on a machine of a test's own");
        }
        says("sh", "-c", "rm -f /etc/apt/sources.list /etc/apt/sources.list.d/* /usr/sbin/policy-rc.d");
        says("rm", "-rf", "/var/lib/apt/lists");
        // Without the packages of this machine, of which dpkg would read the names of all files each time.
        says("sh", "-c", "rm -rf /var/lib/dpkg/info/* /var/lib/dpkg/triggers/* /var/lib/apt/extended_states");
        says("sh", "-c", ": > /var/lib/dpkg/status");
        KEYS.toFile().mkdirs();
        says("chmod", "700", KEYS.toString());
        key = newKey("packages@example.com");
        fingerprint = fingerprint("packages@example.com");
    }

    /** The one of the machine, with {@code sample} 1.0 and 1.1, {@code sample-addon} 1.0 that needs it, and {@code sample-server} 1.0. */
    static AptRepository onThisMachine() {
        if (made == null) {
            made = new AptRepository();
            made.add("sample", "1.0", "");
            made.add("sample", "1.1", "");
            made.add("sample-addon", "1.0", "Depends: sample\n");
            made.add("sample-server", "1.0", "Provides: sample-service\n");
            made.publish();
        }
        return made;
    }

    /** A source for it. */
    AptSource source() {
        return AptSource.named("sample").url(url).suite("./").fingerprint(fingerprint);
    }

    /** Lets apt know it, without a component. */
    void use() {
        new Disk(Path.of("/etc/apt/keyrings")).write("by-hand.gpg", OpenPgpKey.keyring(key));
        new Disk(Path.of("/etc/apt/sources.list.d"))
                .write("by-hand.list", "deb [signed-by=/etc/apt/keyrings/by-hand.gpg] " + url + " ./\n");
        assertThat(says("apt-get", "update")).doesNotContain("E: ").doesNotContain("W: ");
    }

    void forget() {
        says("sh", "-c", "rm -rf /etc/apt/sources.list.d/* /etc/apt/keyrings /var/lib/apt/lists/*");
    }

    static byte[] newKey(String owner) {
        gpg("--batch", "--passphrase", "", "--quick-gen-key", owner, "ed25519", "sign", "never");
        String exported = gpg("--armor", "--export", owner);
        return (exported.substring(exported.indexOf("-----BEGIN")) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static String fingerprint(String owner) {
        return gpg("--with-colons", "--list-keys", owner)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
    }

    private static String gpg(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "gpg";
        command[1] = "--homedir=" + KEYS;
        command[2] = "--quiet";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return says(command);
    }

    /** A package with a file, a configuration file, and a script that fails while {@code /srv/NAME-fails} is there. */
    void add(String name, String version, String fields) {
        Disk tree = new Disk(Path.of("/srv/trees/" + name + "-" + version));
        tree.write(
                "DEBIAN/control",
                "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\nMaintainer: X <x@example.com>\n"
                        + fields + "Description: of a test\n");
        tree.write("DEBIAN/conffiles", "/etc/" + name + ".conf\n");
        tree.write("etc/" + name + ".conf", "version = " + version + "\n");
        tree.write("usr/share/" + name + "/version", version + "\n");
        String start = name.endsWith("-server")
                ? "update-rc.d " + name + " defaults\nRUNLEVEL=2 invoke-rc.d " + name + " start\n"
                : "";
        tree.write(
                "DEBIAN/postinst",
                "#!/bin/sh\nset -e\n[ ! -e /srv/" + name + "-fails ] || { echo the disk of " + name
                        + " is full >&2; exit 3; }\n" + start);
        tree.setMode("DEBIAN/postinst", "rwxr-xr-x");
        if (!start.isEmpty()) {
            tree.write("DEBIAN/conffiles", "/etc/" + name + ".conf\n/etc/init.d/" + name + "\n");
            tree.write(
                    "etc/init.d/" + name,
                    "#!/bin/sh\n### BEGIN INIT INFO\n# Provides: " + name + "\n# Required-Start:\n# Required-Stop:\n"
                            + "# Default-Start: 2 3 4 5\n# Default-Stop: 0 1 6\n### END INIT INFO\ntouch /srv/" + name
                            + "-started\n");
            tree.setMode("etc/init.d/" + name, "rwxr-xr-x");
        }
        files.directory(".");
        String file = name + "_" + version + "_all.deb";
        says(
                "dpkg-deb",
                "--root-owner-group",
                "-Znone",
                "--build",
                tree.path("").toString(),
                files.path(file).toString());
    }

    /** Takes a version away. */
    void remove(String name, String version) {
        files.delete(name + "_" + version + "_all.deb");
    }

    /** Writes and signs its index. */
    void publish() {
        StringBuilder index = new StringBuilder();
        for (String file : files.tree()) {
            if (file.endsWith(".deb")) {
                byte[] content = files.bytes(file);
                index.append(says("dpkg-deb", "--field", files.path(file).toString()))
                        .append('\n');
                index.append("Filename: ./" + file + "\nSize: " + content.length + "\nSHA256: " + Checksum.of(content)
                        + "\n\n");
            }
        }
        byte[] packages = index.toString().getBytes(StandardCharsets.UTF_8);
        files.write("Packages", packages);
        files.write(
                "Release",
                "Date: Sat, 28 Nov 2026 00:00:00 UTC\nSHA256:\n " + Checksum.of(packages) + " " + packages.length
                        + " Packages\n");
        String said = gpg(
                "--batch",
                "--yes",
                "--passphrase",
                "",
                "--default-key",
                fingerprint,
                "--output",
                files.path("InRelease").toString(),
                "--clearsign",
                files.path("Release").toString());
        assertThat(files.exists("InRelease")).as(said).isTrue();
    }

    /** What dpkg says of a package: {@code ii  1.0}; empty where it does not know it. */
    static String state(String name) {
        String said = says("dpkg-query", "--show", "--showformat=${db:Status-Abbrev} ${Version}", name);
        return said.startsWith("dpkg-query:") ? "" : said;
    }
}
