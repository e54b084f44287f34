package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in: by keys in files and agents, tokens, certificates, methods and algorithms, and through other hosts. */
class LoginAgreementTest {

    @TempDir
    static Path directory;

    private static final String RIGHT = "ed25519-user";
    private static final String WRONG = "ed25519-stranger";
    private static final String AUTHORITY = "ed25519-users-authority";

    private static SshServers servers;
    private static Path known;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        servers = new SshServers(directory, 2);
        for (String key : List.of(RIGHT, "rsa-user", "ecdsa-user", "ed25519-second")) {
            servers.accept(key);
        }
        String keys = servers.publicKey("ed25519-host") + "\n* "
                + servers.hosts().key(1) + "\n* " + servers.hosts().key(2) + "\n";
        known = servers.file("known", "* " + keys);
        port = serve("");
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    /** Each way to name a key, with each agent, with and without {@code IdentitiesOnly}. */
    @Test
    void agreesOnKeysInFilesAndAgents() throws Exception {
        Path right = servers.key(RIGHT);
        Path wrong = servers.key(WRONG);
        Path onlyPublic = servers.file("only-public.pub", Files.readString(Path.of(right + ".pub")));
        Map<String, String> identities = new LinkedHashMap<>();
        identities.put("none", "none");
        identities.put("right", right.toString());
        identities.put("wrong", wrong.toString());
        identities.put("wrong, right", wrong + "\nIdentityFile " + right);
        identities.put("public part", onlyPublic.toString());
        identities.put("name of a public part", onlyPublic.toString().replace(".pub", ""));
        identities.put("missing", directory.resolve("missing").toString());
        identities.put("encrypted", encrypted("encrypted", true).toString());
        identities.put(
                "encrypted, without .pub", encrypted("encrypted-alone", false).toString());
        identities.put("old PEM", pem("pem", "").toString());
        identities.put("old PEM, encrypted", pem("pem-encrypted", "secret").toString());
        identities.put("readable by others", copy("open", right, "rw-r--r--").toString());
        identities.put(
                "executable by others", copy("open-x", right, "rw-----wx").toString());
        identities.put("noise", servers.file("noise", "this is no key\n").toString());
        identities.put("empty", servers.file("nothing", "").toString());
        identities.put("a directory", directory.toString());
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(servers.key("ed25519-of-many-" + i));
        }
        many.add(right);
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("no agent", "");
        agents.put("empty agent", servers.agent("empty").toString());
        agents.put("agent with right", servers.agent("right", right).toString());
        agents.put(
                "agent with wrong, right", servers.agent("both", wrong, right).toString());
        agents.put(
                "agent of nine",
                servers.agent("nine", many.toArray(Path[]::new)).toString());
        agents.put("agent that is gone", directory.resolve("gone").toString());
        SshAgreement agreement = new SshAgreement(directory.resolve("keys-and-agents"));
        for (Map.Entry<String, String> identity : identities.entrySet()) {
            for (Map.Entry<String, String> agent : agents.entrySet()) {
                for (String only : List.of("no", "yes")) {
                    agreement.add(
                            identity.getKey() + "; " + agent.getKey() + "; IdentitiesOnly " + only,
                            "h",
                            reach(port) + "IdentitiesOnly " + only + "\nIdentityFile " + identity.getValue() + "\n",
                            agent.getValue().isEmpty() ? Map.of() : Map.of("SSH_AUTH_SOCK", agent.getValue()));
                }
            }
        }
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.get("right; agent of nine; IdentitiesOnly no").in()).isTrue();
        assertThat(outcomes.get("public part; agent with right; IdentitiesOnly yes")
                        .in())
                .isTrue();
        assertThat(outcomes.get("wrong; agent of nine; IdentitiesOnly no").ours())
                .hasMessageContaining("does not let")
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo(Reason.AUTHENTICATION));
    }

    /** Where an agent is looked for. */
    @Test
    void agreesOnWhereAnAgentIs() throws Exception {
        String right = servers.agent("where", servers.key(RIGHT)).toString();
        String wrong = servers.agent("elsewhere", servers.key(WRONG)).toString();
        SshAgreement agreement = new SshAgreement(directory.resolve("agents"));
        for (String variable : List.of("", right, wrong)) {
            for (String agent : List.of(
                    "none",
                    "SSH_AUTH_SOCK",
                    "$MY_AGENT",
                    "${MY_AGENT}",
                    "$NOT_SET_HERE",
                    "${MY_DIRECTORY}/where",
                    "\"" + right + "\"",
                    right.replace("where", "whe%%re"),
                    right)) {
                Map<String, String> variables = new LinkedHashMap<>();
                variables.put("MY_AGENT", right);
                variables.put("MY_DIRECTORY", Path.of(right).getParent().toString());
                if (!variable.isEmpty()) {
                    variables.put("SSH_AUTH_SOCK", variable);
                }
                agreement.add(
                        "SSH_AUTH_SOCK " + variable + ", IdentityAgent " + agent,
                        "h",
                        reach(port) + "IdentityFile none\nIdentityAgent " + agent + "\n",
                        variables);
            }
        }
        agreement.judge();
    }

    /** All tokens of ssh_config(5) in names of files, and some that are none. */
    @Test
    void agreesOnTokens() throws Exception {
        String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("%n", "H");
        tokens.put("%h", servers.address());
        tokens.put("%p", Integer.toString(port));
        tokens.put("%r", "root");
        tokens.put("%u", "root");
        tokens.put("%k", "H");
        tokens.put("%l", name);
        tokens.put("%L", name.split("\\.", 2)[0]);
        tokens.put("%i", "0");
        tokens.put("%%", "%");
        tokens.put("%%n", "%n");
        tokens.put("%n-%p%%", "H-" + port + "%");
        tokens.put("${A_VARIABLE}", "value");
        tokens.put("${A_VARIABLE}-%n", "value-H");
        tokens.put("$A_VARIABLE", "$A_VARIABLE");
        tokens.put("~", "~");
        SshAgreement agreement = new SshAgreement(directory.resolve("tokens"));
        Path keys = directory.resolve("keys");
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            copy("token-" + token.getValue(), servers.key(RIGHT), "rw-------");
            agreement.add(
                    token.getKey(),
                    "H",
                    reach(port).replace("Host h", "Host *") + "IdentitiesOnly yes\nIdentityFile " + keys + "/token-"
                            + token.getKey() + "\n",
                    Map.of("A_VARIABLE", "value"));
        }
        copy("C-" + hash(name + servers.address() + port + "root"), servers.key(RIGHT), "rw-------");
        for (String token : List.of("%C", "%x", "%", "${NOT_SET_HERE}", "${", "%T", "%H")) {
            agreement.add(
                    "no: " + token,
                    "h",
                    reach(port) + "IdentitiesOnly yes\nIdentityFile " + keys + "/C-" + token + "\n");
        }
        agreement.add(
                "with a blank",
                "h",
                reach(port) + "IdentitiesOnly yes\nIdentityFile \""
                        + copy("with a blank", servers.key(RIGHT), "rw-------") + "\"\n");
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        for (String token : List.of("%n", "%h", "%p", "%r", "%u", "%k", "%l", "%L", "%i", "%%", "${A_VARIABLE}")) {
            assertThat(outcomes.get(token).in()).as(token).isTrue();
        }
    }

    /** Certificates of users: named, beside a key, with the key in an agent. */
    @Test
    void agreesOnCertificatesOfUsers() throws Exception {
        Path trusted = servers.file("trusted", servers.publicKey(AUTHORITY) + "\n");
        int trusting = serve("TrustedUserCAKeys " + trusted + "\nAuthorizedKeysFile none\n");
        SshAgreement agreement = new SshAgreement(directory.resolve("user-certificates"));
        for (String type : List.of("ed25519", "rsa", "ecdsa")) {
            Map<String, String[]> options = new LinkedHashMap<>();
            options.put("good", new String[] {"-n", "root"});
            options.put("for-another", new String[] {"-n", "other"});
            options.put("expired", new String[] {"-n", "root", "-V", "20200101:20210101"});
            options.put("of-a-host", new String[] {"-h", "-n", "root"});
            for (Map.Entry<String, String[]> option : options.entrySet()) {
                String key = type + "-cert-" + option.getKey();
                Path certificate = servers.certificate(key, AUTHORITY, option.getValue());
                Path elsewhere = servers.file("elsewhere/" + key + ".pub", Files.readString(certificate));
                Path alone = copy("elsewhere/" + key, servers.key(key), "rw-------");
                String agent = servers.agent("cert", alone).toString();
                String with = servers.agent("with-cert", servers.key(key)).toString();
                String config = reach(trusting);
                agreement.add(key + " beside", "h", config + "IdentityFile " + servers.key(key) + "\n");
                agreement.add(
                        key + " named",
                        "h",
                        config + "IdentityFile " + alone + "\nCertificateFile " + elsewhere + "\n");
                agreement.add(
                        key + " named alone", "h", config + "IdentityFile none\nCertificateFile " + elsewhere + "\n");
                agreement.add(
                        key + " named, key in the agent",
                        "h",
                        config + "IdentityFile none\nCertificateFile " + elsewhere + "\n",
                        Map.of("SSH_AUTH_SOCK", agent));
                agreement.add(
                        key + " in the agent", "h", config + "IdentityFile none\n", Map.of("SSH_AUTH_SOCK", with));
                agreement.add(
                        key + " in the agent, key named",
                        "h",
                        config + "IdentitiesOnly yes\nIdentityFile " + alone + "\n",
                        Map.of("SSH_AUTH_SOCK", with));
            }
        }
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.get("ed25519-cert-good beside").in()).isTrue();
        assertThat(outcomes.get("rsa-cert-good named").in()).isTrue();
        assertThat(outcomes.get("ecdsa-cert-good in the agent").in()).isTrue();
    }

    /** Methods of authentication and algorithms of keys, on both sides. */
    @Test
    void agreesOnMethodsAndAlgorithms() throws Exception {
        int two = serve("AuthenticationMethods publickey,publickey\n");
        int password = serve("AuthenticationMethods publickey,password\nPasswordAuthentication yes\n");
        int rsa256 = serve("PubkeyAcceptedAlgorithms rsa-sha2-256\n");
        int nobody = serve("PubkeyAuthentication no\n");
        int chacha = serve("Ciphers chacha20-poly1305@openssh.com\n");
        int any = serve("KexAlgorithms +sntrup761x25519-sha512@openssh.com\n");
        int quantum = serve("KexAlgorithms sntrup761x25519-sha512@openssh.com\n");
        int umac = serve("Ciphers aes128-ctr\nMACs umac-128-etm@openssh.com\n");
        int old = serve("KexAlgorithms diffie-hellman-group14-sha1\n");
        SshAgreement agreement = new SshAgreement(directory.resolve("methods"));
        String right = "IdentitiesOnly yes\nIdentityFile " + servers.key(RIGHT) + "\n";
        String rsa = "IdentitiesOnly yes\nIdentityFile " + servers.key("rsa-user") + "\n";
        String second = "IdentityFile " + servers.key("ed25519-second") + "\n";
        for (String line : List.of(
                "PreferredAuthentications password",
                "PreferredAuthentications publickey",
                "PreferredAuthentications password,publickey",
                "PreferredAuthentications gssapi-with-mic",
                "PubkeyAuthentication no",
                "PubkeyAuthentication yes",
                "PubkeyAuthentication host-bound",
                "PubkeyAcceptedAlgorithms rsa-sha2-512",
                "PubkeyAcceptedAlgorithms ssh-ed25519",
                "PubkeyAcceptedAlgorithms -ssh-ed25519*",
                "HostbasedAuthentication yes",
                "GSSAPIAuthentication yes",
                "BindAddress 127.0.0.1",
                "AddressFamily inet",
                "AddressFamily inet6",
                "Ciphers aes256-ctr",
                "Ciphers chacha20-poly1305@openssh.com",
                "Ciphers aes128-cbc",
                "KexAlgorithms sntrup761x25519-sha512@openssh.com",
                "KexAlgorithms diffie-hellman-group14-sha256",
                "KexAlgorithms diffie-hellman-group-exchange-sha256",
                "MACs umac-64@openssh.com",
                "MACs hmac-sha2-512",
                "Compression yes")) {
            agreement.add(line, "h", reach(any) + line + "\n" + right);
        }
        agreement.add("two keys", "h", reach(two) + right + second);
        agreement.add("two keys, one here", "h", reach(two) + right);
        agreement.add("a password too", "h", reach(password) + right);
        agreement.add("RSA with SHA-256 alone", "h", reach(rsa256) + rsa);
        agreement.add("RSA with SHA-256 and SHA-512", "h", reach(port) + rsa);
        agreement.add("RSA that is too short", "h", reach(port) + rsa + "RequiredRSASize 8192\n");
        agreement.add("no public keys", "h", reach(nobody) + right);
        agreement.add("chacha20 alone", "h", reach(chacha) + right);
        agreement.add("post-quantum alone", "h", reach(quantum) + right);
        agreement.add("umac alone", "h", reach(umac) + right);
        agreement.add("old key exchange", "h", reach(old) + right);
        agreement.add(
                "old key exchange on both sides",
                "h",
                reach(old) + right + "KexAlgorithms +diffie-hellman-group14-sha1\n");
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        assertThat(outcomes.get("chacha20 alone").in()).isTrue();
        assertThat(outcomes.get("post-quantum alone").in()).isTrue();
        assertThat(outcomes.get("KexAlgorithms sntrup761x25519-sha512@openssh.com")
                        .in())
                .isTrue();
        assertThat(outcomes.get("two keys").in()).isTrue();
    }

    /** Hosts behind others, whose own configuration counts. */
    @Test
    void agreesOnTheWayThroughOtherHosts() throws Exception {
        int inner = serve("ListenAddress 127.0.0.1\n");
        String all = "IdentitiesOnly yes\nIdentityFile " + servers.key(RIGHT) + "\nUser root\nUserKnownHostsFile "
                + known + "\nGlobalKnownHostsFile /dev/null\n";
        String outer = "Host outer\nHostName " + servers.address() + "\nPort " + port + "\n";
        String middle = "Host middle\nHostName 127.0.0.1\nPort " + inner + "\nProxyJump outer\n";
        String target = "Host target\nHostName 127.0.0.1\nPort " + inner + "\n";
        String rest = "Host *\n" + all;
        SshAgreement agreement = new SshAgreement(directory.resolve("jumps"));
        agreement.add("one", "target", target + "ProxyJump outer\n" + outer + rest);
        agreement.add("none", "target", target + "ConnectTimeout 5\n" + outer + rest);
        agreement.add("the jump host's own", "target", target + "ProxyJump middle\n" + middle + outer + rest);
        agreement.add("two", "target", target + "ProxyJump outer,middle\n" + middle + outer + rest);
        agreement.add(
                "two, the wrong way round", "target", target + "ProxyJump middle,outer\n" + middle + outer + rest);
        agreement.add(
                "with user and port",
                "target",
                target + "ProxyJump root@" + servers.address() + ":" + port + "\n" + rest);
        agreement.add(
                "as a URI", "target", target + "ProxyJump ssh://root@" + servers.address() + ":" + port + "\n" + rest);
        agreement.add(
                "another user", "target", target + "ProxyJump nobody@" + servers.address() + ":" + port + "\n" + rest);
        agreement.add("a token", "target", target + "ProxyJump outer%%\n" + outer.replace("outer", "outer%") + rest);
        agreement.add(
                "a command", "target", target + "ProxyCommand nc -w 5 " + servers.address() + " " + port + "\n" + rest);
        agreement.add(
                "the jump host's command",
                "target",
                target + "ProxyJump by-command\nHost by-command\nProxyCommand nc -w 5 " + servers.address() + " " + port
                        + "\n" + rest);
        agreement.add("a command that fails", "target", target + "ProxyCommand false\n" + rest);
        agreement.add(
                "an unknown jump host",
                "target",
                target + "ProxyJump outer\n" + outer + "UserKnownHostsFile /dev/null\n" + rest);
        agreement.add(
                "only an RSA key of the jump host known",
                "target",
                target + "ProxyJump outer\nUserKnownHostsFile " + known + "\n"
                        + outer.replace("Port " + port, "Port " + threeKeys())
                        + "UserKnownHostsFile " + servers.file("rsa-hop", "* " + servers.publicKey("rsa-host") + "\n")
                        + "\n" + rest);
        Map<String, SshAgreement.Outcome> outcomes = agreement.judge();
        for (String in : List.of("one", "the jump host's own", "two", "with user and port")) {
            assertThat(outcomes.get(in).in()).as(in).isTrue();
        }
    }

    /** What the built-in client cannot do is told at once, and who can. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ciphers chacha20-poly1305@openssh.com            | ssh_config allows as Ciphers only chacha20
            KexAlgorithms sntrup761x25519-sha512@openssh.com | ssh_config allows as KexAlgorithms only sntrup
            ProxyCommand nc h 22                             | ssh_config asks for a ProxyCommand
            KnownHostsCommand /bin/true                      | ssh_config asks for knownhostscommand
            PubkeyAuthentication no                          | wants no public key
            """)
    void tellsWhatItCannotDo(String line, String told) throws Exception {
        ConnectFailedException failed =
                failure(port, line + "\nIdentityFile " + servers.key(RIGHT) + "\n", Passphrases.NONE);

        assertThat(failed).hasMessageContaining(told);
        assertThat(failed.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(failed.help()).contains("transport = \"openssh\"");
    }

    @Test
    void tellsWhatAHostOffersAlone() throws Exception {
        int chacha = serve("Ciphers chacha20-poly1305@openssh.com\n");

        ConnectFailedException failed = failure(chacha, "IdentityFile " + servers.key(RIGHT) + "\n", Passphrases.NONE);

        assertThat(failed).hasMessageContaining("only chacha20-poly1305@openssh.com");
        assertThat(failed.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void saysThatTheSystemsSshWasTaken() throws Exception {
        int chacha = serve("Ciphers chacha20-poly1305@openssh.com\n");
        String config = reach(chacha) + "IdentityFile " + servers.key(RIGHT) + "\n";

        try (Connection connection =
                SshAgreement.automatic(directory, config, Passphrases.NONE).connect(Destination.of("h"))) {
            assertThat(connection.note())
                    .startsWith("by the system's ssh: the host offers as ")
                    .contains("chacha20-poly1305@openssh.com");
        }
    }

    /** A server that has had enough of wrong keys is not asked again. */
    @Test
    void takesARefusalAsFinal() throws Exception {
        int counting = serve("LogLevel VERBOSE\nMaxAuthTries 3\n");
        StringBuilder identities = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            identities
                    .append("IdentityFile ")
                    .append(servers.key("ed25519-of-many-" + i))
                    .append('\n');
        }

        ConnectFailedException failed = failure(counting, identities.toString(), Passphrases.NONE);

        assertThat(failed)
                .hasMessageContaining("Too many authentication failures")
                .hasMessageContaining("2 more");
        assertThat(failed.help()).contains("IdentitiesOnly");
        String log = servers.hosts().read(1, "/tmp/sshd-" + counting + ".log");
        assertThat(log.lines().filter(line -> line.contains("Connection from"))).hasSize(1);
    }

    @Test
    void namesAKeyThatNobodyCanDecrypt() throws Exception {
        Path key = encrypted("locked", true);

        assertThat(failure(port, "IdentityFile " + key + "\n", Passphrases.NONE))
                .hasMessageContaining(key + " is encrypted, and there is no terminal")
                .hasMessageContaining("ssh-add " + key);
        assertThat(failure(port, "IdentityFile " + key + "\n", file -> Optional.of("wrong".toCharArray())))
                .hasMessageContaining(key + ": wrong passphrase");
        assertThat(failure(port, "IdentityFile " + pem("old", "secret") + "\n", Passphrases.NONE))
                .hasMessageContaining("is encrypted, and there is no terminal");
    }

    @Test
    void asksForNoPassphraseOfAKeyThatTheHostRefuses() throws Exception {
        Path key = directory.resolve("keys/refused");
        SshServers.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", key.toString());
        List<Path> asked = new ArrayList<>();

        failure(port, "IdentityFile " + key + "\n", file -> {
            asked.add(file);
            return Optional.empty();
        });

        assertThat(asked).isEmpty();
    }

    private static ConnectFailedException failure(int at, String lines, Passphrases passphrases) throws IOException {
        return SshAgreement.builtInFails(directory, reach(at) + "IdentitiesOnly yes\n" + lines, passphrases);
    }

    private static int threeKeys() throws IOException {
        return servers.serve("HostKey " + servers.key("ed25519-host") + "\nHostKey " + servers.key("rsa-host") + "\n");
    }

    private static int serve(String lines) throws IOException {
        return servers.serve(lines + "HostKey " + servers.key("ed25519-host") + "\n");
    }

    private static String reach(int at) {
        return "Host h\nHostName " + servers.address() + "\nPort " + at + "\nUser root\nUserKnownHostsFile " + known
                + "\nGlobalKnownHostsFile /dev/null\n";
    }

    private static Path copy(String name, Path key, String mode) throws IOException {
        Path copy = servers.file(name, Files.readString(key));
        return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(mode));
    }

    private static Path encrypted(String name, boolean withPublicPart) throws IOException {
        Path copy = copy(name, servers.key(RIGHT), "rw-------");
        SshServers.run("ssh-keygen", "-q", "-p", "-P", "", "-N", "secret", "-f", copy.toString());
        if (withPublicPart) {
            servers.file(name + ".pub", Files.readString(Path.of(servers.key(RIGHT) + ".pub")));
        }
        return copy;
    }

    private static Path pem(String name, String passphrase) throws IOException {
        Path copy = copy(name, servers.key("rsa-user"), "rw-------");
        SshServers.run("ssh-keygen", "-q", "-p", "-m", "PEM", "-P", "", "-N", passphrase, "-f", copy.toString());
        return copy;
    }

    private static String hash(String text) throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-1")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(digest);
    }
}
