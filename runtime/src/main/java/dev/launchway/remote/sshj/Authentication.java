package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** Tries the keys that there are, in the order of OpenSSH: those of the agent, then those in files. */
final class Authentication {

    private final SSHClient client;
    private final SshSettings settings;
    private final List<IdentityFile> files = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Authentication(SSHClient client, SshSettings settings, Function<Path, IdentityFile> identities) {
        this.client = client;
        this.settings = settings;
        for (Path file : settings.identityFiles()) {
            IdentityFile identity = identities.apply(file);
            if (identity != null) {
                identity.unusable().ifPresentOrElse(leftOut::add, () -> files.add(identity));
            }
        }
    }

    void run() throws ConnectFailed, TransportException {
        try (AuthenticationAgent agent = agent()) {
            List<AuthMethod> methods = new ArrayList<>();
            if (agent != null) {
                addKeysOf(agent, methods);
            }
            for (IdentityFile file : files) {
                methods.add(new AuthPublickey(file));
                tried.add(file.file().toString());
            }
            if (!methods.isEmpty()) {
                client.auth(settings.user(), methods);
                return;
            }
        } catch (UserAuthException e) {
            addCause(e);
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            leftOut.add("the authentication agent: " + e.getMessage());
        }
        throw refused();
    }

    private AuthenticationAgent agent() {
        if (settings.agentSocket().isEmpty()) {
            return null;
        }
        try {
            return new AuthenticationAgent(settings.agentSocket().get());
        } catch (IOException e) {
            leftOut.add("the authentication agent at " + settings.agentSocket().get() + " does not answer");
            return null;
        }
    }

    private void addKeysOf(AuthenticationAgent agent, List<AuthMethod> methods) throws IOException {
        for (AuthenticationAgent.HeldKey key : agent.keys()) {
            IdentityFile same = fileOf(key.blob());
            if (same == null && settings.identitiesOnly()) {
                continue;
            }
            files.remove(same);
            methods.add(new AgentPublicKey(agent, key.blob()));
            tried.add(key.comment() + " of the agent");
        }
    }

    private IdentityFile fileOf(byte[] blob) {
        for (IdentityFile file : files) {
            try {
                if (Arrays.equals(
                        new Buffer.PlainBuffer().putPublicKey(file.getPublic()).getCompactData(), blob)) {
                    return file;
                }
            } catch (IOException e) {
                leftOut.add(file.file() + ": " + e.getMessage());
            }
        }
        return null;
    }

    /** What sshj wraps is told; its own words are not. */
    private void addCause(UserAuthException e) {
        Throwable cause = e;
        while (cause instanceof UserAuthException) {
            cause = cause.getCause();
        }
        if (cause != null) {
            leftOut.add(cause.getMessage());
        }
    }

    private ConnectFailed refused() {
        String message = tried.isEmpty()
                ? "there is no key to log in as " + settings.user()
                : "the host lets " + settings.user() + " in with none of these keys: " + String.join(", ", tried);
        if (!leftOut.isEmpty()) {
            message += " (not used: " + String.join("; ", leftOut) + ")";
        }
        return new ConnectFailed(
                Reason.AUTHENTICATION,
                message,
                "add the public key on the host: ssh-copy-id " + settings.user() + "@" + settings.hostName());
    }
}
