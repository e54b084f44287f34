package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which hosts are taken for the right ones: by all forms of names, lines, markers, keys and certificates. */
class HostKeyAgreementTest {

    @TempDir
    static Path directory;

    private static final String OTHER_AUTHORITY = "ed25519-other-authority";
    private static final String AUTHORITY = "ed25519-authority";
    private static final String RSA_AUTHORITY = "rsa-authority";

    private static SshServers servers;
    private static int plain;
    private static int three;
    private static final Map<String, Integer> CERTIFIED = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        servers = new SshServers(directory, 1);
        servers.hosts().home();
        plain = servers.serve(hostKey("ed25519-host"));
        three = servers.serve(hostKey("ed25519-host") + hostKey("rsa-host") + hostKey("ecdsa-host"));
        certify("good", "ed25519", AUTHORITY, "-h", "-n", "Other,h,[h]");
        certify("for anybody", "ed25519", AUTHORITY, "-h");
        certify("for another", "ed25519", AUTHORITY, "-h", "-n", "other");
        certify("for a pattern", "ed25519", AUTHORITY, "-h", "-n", "*");
        certify("of a user", "ed25519", AUTHORITY, "-n", "h");
        certify("expired", "ed25519", AUTHORITY, "-h", "-n", "h", "-V", "20200101:20210101");
        certify("not yet valid", "ed25519", AUTHORITY, "-h", "-n", "h", "-V", "20900101:20910101");
        certify("with a critical option", "ed25519", AUTHORITY, "-h", "-n", "h", "-O", "critical:some@example.com=x");
        certify("with an extension", "ed25519", AUTHORITY, "-h", "-n", "h", "-O", "extension:some@example.com=x");
        certify("by SHA-1", "ed25519", RSA_AUTHORITY, "-h", "-n", "h", "-t", "ssh-rsa");
        certify("by SHA-256", "ed25519", RSA_AUTHORITY, "-h", "-n", "h", "-t", "rsa-sha2-256");
        certify("of an RSA key", "rsa", RSA_AUTHORITY, "-h", "-n", "h", "-t", "rsa-sha2-512");
        certify("of an ECDSA key", "ecdsa", "ecdsa-authority", "-h", "-n", "h");
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    /** Names in all forms, with markers or without, for a host at the usual port and at another one. */
    @Test
    void agreesOnLinesOfKnownHosts() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("lines"));
        Map<String, String> rightKeys =
                Map.of("22", servers.hosts().key(1), Integer.toString(plain), servers.publicKey("ed25519-host"));
        for (Map.Entry<String, String> port : rightKeys.entrySet()) {
            for (Map.Entry<String, String> line : lines(port.getValue()).entrySet()) {
                Path known = servers.file("known-" + agreement.size(), line.getValue());
                agreement.add(
                        line.getKey() + ", port " + port.getKey(),
                        "h",
                        reach(port.getKey()) + "UserKnownHostsFile " + known + "\n" + login());
            }
        }
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.values().stream().filter(SshAgreement.Outcome::in).count())
                .isBetween(10L, outcomes.size() - 10L);
    }

    /** A host that has several keys, of which some are known. */
    @Test
    void agreesOnWhichKeyIsAskedFor() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("order"));
        List<String> types = List.of("ed25519", "rsa", "ecdsa");
        int number = 0;
        for (int known = 0; known < 1 << types.size(); known++) {
            for (String wrong : List.of("", "ed25519", "rsa")) {
                for (String algorithms : List.of("", "rsa-sha2-256,ssh-ed25519")) {
                    StringBuilder lines = new StringBuilder();
                    List<String> names = new ArrayList<>();
                    for (int i = 0; i < types.size(); i++) {
                        if ((known & 1 << i) != 0) {
                            names.add(types.get(i));
                            lines.append("h ")
                                    .append(servers.publicKey(types.get(i) + "-host"))
                                    .append('\n');
                        }
                    }
                    if (!wrong.isEmpty()) {
                        lines.append("h ")
                                .append(servers.publicKey(wrong + "-wrong"))
                                .append('\n');
                    }
                    Path file = servers.file("order-" + number++, lines.toString());
                    agreement.add(
                            "known " + names + ", wrong [" + wrong + "], wanted [" + algorithms + "]",
                            "h",
                            reach(Integer.toString(three)) + "HostKeyAlias h\nUserKnownHostsFile " + file + "\n"
                                    + (algorithms.isEmpty() ? "" : "HostKeyAlgorithms " + algorithms + "\n")
                                    + login());
                }
            }
        }
        agreement.judge();
    }

    /** Certificates of all kinds, under all that can be known. */
    @Test
    void agreesOnCertificates() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("certificates"));
        for (Map.Entry<String, Integer> server : CERTIFIED.entrySet()) {
            String key = "h " + servers.publicKey(hostKeyOf(server.getKey())) + "\n";
            String authority = servers.publicKey(authorityOf(server.getKey()));
            Map<String, String> lines = new LinkedHashMap<>();
            lines.put("authority", "@cert-authority h " + authority + "\n");
            lines.put("authority and key", "@cert-authority h " + authority + "\n" + key);
            lines.put("key", key);
            lines.put("another authority", "@cert-authority h " + servers.publicKey(OTHER_AUTHORITY) + "\n");
            lines.put("the authority as a key", "h " + authority + "\n");
            lines.put("revoked authority", "@cert-authority h " + authority + "\n@revoked h " + authority + "\n" + key);
            lines.put("revoked key", "@cert-authority h " + authority + "\n@revoked " + key);
            lines.put("authority for others", "@cert-authority !h,* " + authority + "\n");
            lines.put("nothing", "");
            for (Map.Entry<String, String> line : lines.entrySet()) {
                Path known = servers.file(server.getKey() + "/" + line.getKey().replace(' ', '-'), line.getValue());
                String config = reach(Integer.toString(server.getValue())) + "UserKnownHostsFile \"" + known + "\"\n";
                agreement.add(server.getKey() + ", " + line.getKey(), "h", config + "HostKeyAlias h\n" + login());
            }
        }
        Path known = servers.file(
                "certificate-by-port",
                "@cert-authority [h]:" + CERTIFIED.get("good") + " " + servers.publicKey(AUTHORITY) + "\n");
        String config = "Port " + CERTIFIED.get("good") + "\n" + login() + "UserKnownHostsFile " + known + "\n";
        agreement.add(
                "HostKeyAlias in capitals",
                "h",
                reach(Integer.toString(CERTIFIED.get("good")))
                        + "HostKeyAlias OTHER\n" + login() + "UserKnownHostsFile "
                        + servers.file("alias", "@cert-authority other " + servers.publicKey(AUTHORITY) + "\n") + "\n");
        agreement.add("a certificate by port", servers.address(), config);
        String everybody = servers.publicKey(AUTHORITY);
        agreement.add(
                "CASignatureAlgorithms without ed25519",
                "h",
                reach(Integer.toString(CERTIFIED.get("good"))) + "HostKeyAlias h\nCASignatureAlgorithms rsa-sha2-512\n"
                        + login() + "UserKnownHostsFile "
                        + servers.file("signatures", "@cert-authority h " + everybody + "\n") + "\n");
        agreement.add(
                "no algorithm of certificates",
                "h",
                reach(Integer.toString(CERTIFIED.get("good"))) + "HostKeyAlias h\nHostKeyAlgorithms ssh-ed25519\n"
                        + login() + "UserKnownHostsFile "
                        + servers.file("algorithms", "@cert-authority h " + everybody + "\n") + "\n");
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.get("good, authority").in()).isTrue();
        assertThat(outcomes.get("of an RSA key, authority").in()).isTrue();
        for (String refused : List.of(
                "of a user, authority",
                "with a critical option, authority",
                "expired, authority",
                "not yet valid, authority",
                "for another, authority",
                "by SHA-1, authority",
                "good, revoked authority",
                "good, revoked key",
                "good, the authority as a key")) {
            assertThat(outcomes.get(refused).ours()).as(refused).isNotNull();
        }
    }

    /** Keys that {@code RevokedHostKeys} names, in a list or a KRL. */
    @Test
    void agreesOnRevokedHostKeys() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("revoked"));
        String authority = servers.publicKey(AUTHORITY);
        String right = servers.publicKey("ed25519-host");
        Path krl = directory.resolve("krl");
        SshServers.run("ssh-keygen", "-q", "-k", "-f", krl.toString(), servers.key("ed25519-host") + ".pub");
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("the key", servers.file("revoked-key", "# a comment\n\n" + right + " gone\n"));
        files.put("the authority", servers.file("revoked-authority", authority + "\n"));
        files.put("another key", servers.file("revoked-other", servers.publicKey("ed25519-wrong") + "\n"));
        files.put("nothing", servers.file("revoked-nothing", ""));
        files.put("no keys", servers.file("revoked-noise", "this is no key\n"));
        files.put("a missing file", directory.resolve("missing"));
        files.put("a directory", directory);
        files.put("a KRL", krl);
        files.put("none", Path.of("none"));
        Path known = servers.file("known-revoked", "h " + right + "\n@cert-authority h " + authority + "\n");
        for (Map.Entry<String, Path> file : files.entrySet()) {
            for (Map.Entry<String, Integer> server :
                    Map.of("plain", plain, "certified", CERTIFIED.get("good")).entrySet()) {
                agreement.add(
                        server.getKey() + ", revoked " + file.getKey(),
                        "h",
                        reach(Integer.toString(server.getValue())) + "HostKeyAlias h\nUserKnownHostsFile " + known
                                + "\nRevokedHostKeys " + file.getValue() + "\n" + login());
            }
        }
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.get("plain, revoked another key").in()).isTrue();
        assertThat(outcomes.get("plain, revoked the key").ours()).hasMessageContaining("is revoked in");
        assertThat(outcomes.get("certified, revoked the authority").ours()).hasMessageContaining("which is revoked in");
        assertThat(outcomes.get("plain, revoked a KRL").ours()).hasMessageContaining("a key revocation list");
        ConnectFailedException told = SshAgreement.builtInFails(
                directory,
                reach(Integer.toString(plain)) + "RevokedHostKeys " + krl + "\n" + login(),
                Passphrases.NONE);
        assertThat(told.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(told.help()).contains("transport = \"openssh\"");
    }

    /** Where files of known hosts lie, and how hosts are called. */
    @Test
    void agreesOnFilesAndNames() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("files"));
        String line = " " + servers.publicKey("ed25519-host") + "\n";
        Path blank = servers.file("with blank/known hosts", "h" + line);
        Path empty = servers.file("empty", "");
        Path small = servers.file("small", "host.example.com,h" + line);
        String port = reach(Integer.toString(plain)) + login();
        String here = "HostKeyAlias h\n";
        agreement.add("quotes and a blank", "h", port + here + "UserKnownHostsFile \"" + blank + "\"\n");
        agreement.add(
                "a blank and a second", "h", port + here + "UserKnownHostsFile \"" + blank + "\" " + empty + "\n");
        agreement.add("the second of two", "h", port + here + "UserKnownHostsFile " + empty + " \"" + blank + "\"\n");
        agreement.add("none", "h", port + here + "UserKnownHostsFile none\n");
        agreement.add(
                "the global one",
                "h",
                port.replace("/dev/null", small.toString()) + here + "UserKnownHostsFile none\n");
        agreement.add(
                "global only, and none", "h", port.replace("/dev/null", "none") + here + "UserKnownHostsFile none\n");
        agreement.add(
                "a missing one", "h", port + here + "UserKnownHostsFile " + directory + "/missing " + small + "\n");
        servers.file("tokens-h-" + servers.address() + "-" + plain + "-root-h", "h" + line);
        String tokens = directory.resolve("keys") + "/tokens-%n-%h-%p-%r-%k";
        agreement.add("tokens", "h", port + here + "UserKnownHostsFile " + tokens + "\n");
        servers.file("percent-%-h", "h" + line);
        agreement.add(
                "a percent sign",
                "h",
                port + here + "UserKnownHostsFile " + directory.resolve("keys") + "/percent-%%-%n\n");
        agreement.add(
                "a variable",
                "h",
                port + here + "UserKnownHostsFile ${KEPT}/small\n",
                Map.of("KEPT", directory.resolve("keys").toString()));
        agreement.add("a variable that is not set", "h", port + here + "UserKnownHostsFile ${NOT_SET_HERE}/small\n");
        agreement.add("alias in capitals", "h", port + "HostKeyAlias H\nUserKnownHostsFile " + small + "\n");
        agreement.add(
                "name in capitals",
                "H",
                port.replace("Host h", "Host *") + "UserKnownHostsFile " + small + "\n" + here);
        Path byAddress = servers.file("by-address", "[" + servers.address() + "]:" + plain + line);
        agreement.add("no alias", "h", port + "UserKnownHostsFile " + byAddress + "\n");
        agreement.add(
                "KnownHostsCommand",
                "h",
                port + here + "KnownHostsCommand /bin/cat " + small + "\nUserKnownHostsFile none\n");
        agreement.add(
                "VerifyHostKeyDNS", "h", port + here + "VerifyHostKeyDNS yes\nUserKnownHostsFile " + small + "\n");
        agreement.add(
                "RequiredRSASize is not for ed25519",
                "h",
                port + here + "RequiredRSASize 8192\nUserKnownHostsFile " + small + "\n");
        Path rsa = servers.file("rsa-known", "h " + servers.publicKey("rsa-host") + "\n");
        agreement.add(
                "RequiredRSASize",
                "h",
                reach(Integer.toString(three)) + login() + here + "RequiredRSASize 8192\nUserKnownHostsFile " + rsa
                        + "\n");
        agreement.add("an alias that is none", "h", port + "HostKeyAlias none\nUserKnownHostsFile " + small + "\n");
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        for (String in : List.of("quotes and a blank", "the second of two", "tokens", "a percent sign", "a variable")) {
            assertThat(outcomes.get(in).in()).as(in).isTrue();
        }
        assertThat(outcomes.get("RequiredRSASize").ours()).hasMessageContaining("fewer than the 8192");
    }

    /** What is refused says why, in words that fit. */
    @Test
    void saysWhyAHostIsRefused() throws Exception {
        SshAgreement agreement = new SshAgreement(directory.resolve("words"));
        String authority = "@cert-authority h " + servers.publicKey(AUTHORITY) + "\n";
        Path known = servers.file("words", authority);
        for (Map.Entry<String, Integer> server : CERTIFIED.entrySet()) {
            agreement.add(
                    server.getKey(),
                    "h",
                    reach(Integer.toString(server.getValue())) + "HostKeyAlias h\nUserKnownHostsFile " + known + "\n"
                            + login());
        }
        agreement.add(
                "plain",
                "h",
                reach(Integer.toString(plain)) + "HostKeyAlias h\nUserKnownHostsFile " + known + "\n" + login());
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        Map<String, String> words = Map.of(
                "expired", "expired at 2020-12-31",
                "not yet valid", "is valid only from 2089-12-31",
                "for another", "is for other, not for h",
                "of a user", "is one of a user",
                "with a critical option", "some@example.com",
                "of an RSA key", "its certificate is of another authority",
                "plain", "it has no certificate of an authority");
        words.forEach((server, word) -> assertThat(outcomes.get(server).ours())
                .as(server)
                .isNotNull()
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN))
                .hasMessageContaining(word.replace("2020-12-31", "202").replace("2089-12-31", "20")));
    }

    /** Lines about the host, by what is meant with them. */
    private static Map<String, String> lines(String right) throws IOException {
        String wrong = servers.publicKey("ed25519-wrong");
        String h = servers.address();
        String rsa = servers.publicKey("rsa-host");
        Map<String, String> lines = new LinkedHashMap<>();
        for (String name : names()) {
            lines.put("right as " + name, name + " " + right + "\n");
            lines.put(
                    "revoked as " + name,
                    "@revoked " + name + " " + right + "\n[" + h + "]:" + plain + "," + h + " " + right + "\n");
        }
        lines.put("wrong as " + h, h + " " + wrong + "\n");
        lines.put("wrong as *", "* " + wrong + "\n");
        lines.put("hashed", hashed(h + " " + right) + hashed("[" + h + "]:" + plain + " " + wrong));
        lines.put("hashed with port", hashed("[" + h + "]:" + plain + " " + right));
        lines.put("hashed by bare name", hashed(h + " " + right));
        lines.put("right and wrong", h + " " + wrong + "\n" + h + " " + right + "\n");
        lines.put("another type alone", h + " " + rsa + "\n[h]:" + plain + " " + rsa + "\n");
        lines.put(
                "right with port, wrong without", "[" + h + "]:" + plain + " " + right + "\n" + h + " " + wrong + "\n");
        lines.put(
                "wrong with port, right without", "[" + h + "]:" + plain + " " + wrong + "\n" + h + " " + right + "\n");
        lines.put("another marker", "@something " + h + " " + right + "\n");
        lines.put("two markers", "@cert-authority @revoked " + h + " " + right + "\n");
        lines.put("the authority's own key", "@cert-authority " + h + " " + right + "\n");
        lines.put(
                "the authority's own key and a plain one",
                "@cert-authority * " + wrong + "\n" + h + " " + right + "\n");
        lines.put("an authority and nothing else", "@cert-authority * " + wrong + "\n");
        lines.put("type and text differ", h + " ssh-rsa " + right.split(" ", -1)[1] + "\n");
        lines.put("with a comment", "  \t" + h + "\t" + right + " a comment\n");
        lines.put("commented out", "#" + h + " " + right + "\n");
        lines.put("without a last newline", h + " " + right);
        lines.put("with carriage returns", h + " " + right + "\r\n");
        lines.put("no key", h + " ssh-ed25519\n");
        lines.put("nothing", "");
        return lines;
    }

    private static List<String> names() throws IOException {
        String address = servers.address();
        return List.of(
                address,
                "[" + address + "]:" + plain,
                "[" + address + "]:22",
                address + ":" + plain,
                "*",
                "10.*",
                "[10.*]:" + plain,
                "[" + address + "]:*",
                "10.?*",
                "!" + address + ",*",
                "*,!" + address,
                "!other,*",
                "other," + address,
                "!" + address,
                address + ",",
                "[" + address + "]",
                address.substring(0, address.length() - 1) + "?");
    }

    private static String hostKeyOf(String certificate) {
        return (certificate.contains("RSA key") ? "rsa" : certificate.contains("ECDSA") ? "ecdsa" : "ed25519") + "-"
                + certificate.replace(' ', '-');
    }

    private static String authorityOf(String certificate) {
        return certificate.contains("SHA") || certificate.contains("RSA key")
                ? RSA_AUTHORITY
                : certificate.contains("ECDSA") ? "ecdsa-authority" : AUTHORITY;
    }

    private static void certify(String name, String type, String authority, String... options) throws IOException {
        String key = type + "-" + name.replace(' ', '-');
        Path certificate = servers.certificate(key, authority, options);
        CERTIFIED.put(name, servers.serve(hostKey(key) + "HostCertificate " + certificate + "\n"));
    }

    private static String hostKey(String name) throws IOException {
        return "HostKey " + servers.key(name) + "\n";
    }

    private static String reach(String port) {
        return "Host h\nHostName " + servers.address() + "\nPort " + port + "\nUser root\n";
    }

    private static String login() throws IOException {
        return "ConnectTimeout 120\nGlobalKnownHostsFile /dev/null\nIdentitiesOnly yes\nIdentityFile "
                + servers.hosts().home().resolve(".ssh/id_ed25519") + "\n";
    }

    private static String hashed(String line) throws IOException {
        Path file = servers.file("to-hash", line + "\n");
        SshServers.run("ssh-keygen", "-q", "-H", "-f", file.toString());
        Files.deleteIfExists(Path.of(file + ".old"));
        return Files.readString(file);
    }
}
