package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;

/** Tries the keys that there are. A refusal is final: to connect once more would make the server count on, and ban at last. */
final class Authentication {

    private static final int MOST_SHOWN = 6;

    private final SSHClient client;
    private final SshSettings settings;
    private final Function<Path, IdentityFile> identities;
    private final List<String> tried = new ArrayList<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    Authentication(SSHClient client, SshSettings settings, Function<Path, IdentityFile> identities) {
        this.client = client;
        this.settings = settings;
        this.identities = identities;
    }

    void run() throws ConnectFailedException {
        if (!settings.identities().publicKeys()) {
            throw Unsupported.because("ssh_config wants no public key to be tried");
        }
        try (AuthenticationAgent agent = agent()) {
            List<LoginKey> keys = keys(agent);
            if (keys.isEmpty() && leftOut.isEmpty() && settings.identities().gssapi()) {
                throw Unsupported.because("there is no key, and ssh_config wants GSSAPI to be tried");
            }
            if (!isLoggedIn(keys)) {
                throw refused("", keys.size() - tried.size());
            }
        } catch (ConnectFailedException e) {
            throw e;
        } catch (IOException e) {
            leftOut.add("the authentication agent: " + e.getMessage());
            throw refused("", 0);
        }
    }

    private List<LoginKey> keys(AuthenticationAgent agent) throws IOException {
        List<String> faults = new ArrayList<>();
        List<LoginKey> keys = new LoginKeys(settings.identities(), identities, faults).of(agent);
        leftOut.addAll(faults);
        return keys;
    }

    private boolean isLoggedIn(List<LoginKey> keys) throws ConnectFailedException {
        for (LoginKey key : keys) {
            Optional<String> algorithm = key.algorithm(settings.identities().algorithms());
            if (algorithm.isEmpty()) {
                leftOut.add(key.name() + ": ssh_config does not allow keys of type "
                        + key.key().type());
                continue;
            }
            if (key.isShorterThan(settings.identities().rsaBits())) {
                leftOut.add(key.name() + ": shorter than RequiredRSASize of ssh_config");
                continue;
            }
            tried.add(key.name());
            try {
                if (isAccepted(key, algorithm.get(), keys.size() == 1)) {
                    return true;
                }
            } catch (ConnectFailedException e) {
                throw e;
            } catch (TransportException e) {
                throw refused(e.getMessage(), keys.size() - tried.size());
            } catch (IOException e) {
                leftOut.add(e.getMessage());
            }
            if (!client.getUserAuth().getAllowedMethods().contains("publickey")) {
                break;
            }
        }
        return false;
    }

    private AuthenticationAgent agent() {
        if (settings.identities().agentSocket().isEmpty()) {
            return null;
        }
        Path socket = settings.identities().agentSocket().get();
        try {
            return new AuthenticationAgent(socket);
        } catch (IOException e) {
            leftOut.add("the authentication agent at " + socket + " does not answer");
            return null;
        }
    }

    private boolean isAccepted(LoginKey key, String algorithm, boolean only) throws IOException {
        boolean unasked = only && key.signer().isReadyUnasked();
        LoginKeyMethod method = new LoginKeyMethod(key, algorithm, unasked);
        try {
            ask(method);
            return true;
        } catch (UserAuthException e) {
            if (!method.isAwaited()) {
                return isRefused(e);
            }
        }
        key.signer().prepare();
        if (!client.isConnected()) {
            throw new ConnectFailedException(
                    Reason.LOST,
                    "the host has closed the connection while it waited for " + key.name(),
                    "add the key to an authentication agent (ssh-add), or is LoginGraceTime of its sshd_config too short?");
        }
        try {
            ask(new LoginKeyMethod(key, algorithm, true));
            return true;
        } catch (UserAuthException e) {
            return isRefused(e);
        }
    }

    private void ask(LoginKeyMethod method) throws IOException {
        Ended.told(client, () -> {
            client.auth(settings.user(), method);
            return method;
        });
    }

    /** What sshj wraps is told, as when the host has closed the connection; its own words are not. */
    private static boolean isRefused(UserAuthException e) throws IOException {
        Throwable cause = e;
        while (cause instanceof UserAuthException) {
            cause = cause.getCause();
        }
        if (cause instanceof IOException told) {
            throw told;
        }
        return false;
    }

    private ConnectFailedException refused(String said, int untried) {
        StringBuilder message = new StringBuilder();
        if (tried.isEmpty()) {
            message.append("there is no key to log in as ").append(settings.user());
        } else {
            message.append("the host lets ").append(settings.user()).append(" in with none of ");
            message.append(tried.size() == 1 ? "this key: " : "these " + tried.size() + " keys: ");
            message.append(tried.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ")));
            message.append(tried.size() > MOST_SHOWN ? ", …" : "");
            message.append(untried > 0 ? ", and does not let " + untried + " more be tried" : "");
        }
        if (said != null && !said.isEmpty()) {
            leftOut.add(said);
        }
        if (!leftOut.isEmpty()) {
            message.append(" (not used: ").append(String.join("; ", leftOut)).append(')');
        }
        return new ConnectFailedException(Reason.AUTHENTICATION, message.toString(), help(untried));
    }

    private String help(int untried) {
        if (untried > 0) {
            return "name the right key for this host in your ssh_config: IdentityFile, and IdentitiesOnly yes";
        }
        boolean other = settings.identities().gssapi()
                && client.getUserAuth().getAllowedMethods().contains("gssapi-with-mic");
        return "add the public key on the host: ssh-copy-id " + settings.user() + "@" + settings.hostName()
                + (other ? "; to log in by GSSAPI, set transport = \"openssh\"" : "");
    }
}
