package dev.launchway.cli;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.remote.Transports;
import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.remote.transport.AutomaticTransport;
import dev.launchway.remote.transport.ControllerUser;
import dev.launchway.remote.transport.LocalTransport;
import dev.launchway.remote.transport.OpenSshTransport;
import dev.launchway.remote.transport.SshConfiguration;
import dev.launchway.remote.transport.Transport;
import java.io.Console;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The transports of this machine, each made when the first host asks for it. */
final class SshTransports implements Transports {

    private static final String SSH = "ssh";

    private final SshConfiguration configuration;
    private final Path temporary;
    private final Map<Kind, Transport> made = new EnumMap<>(Kind.class);

    SshTransports(Map<String, String> variables, Path temporary) {
        this.configuration = new SshConfiguration(ControllerUser.of(variables), SSH);
        this.temporary = temporary;
    }

    /** Lets what most hosts of an environment will need be loaded while other things are done. */
    void prepare(EnvironmentPlan environment) {
        boolean others =
                "openssh".equals(environment.setting("transport")) || "local".equals(environment.setting("connect"));
        if (!others) {
            of(Kind.SSHJ);
        }
    }

    @Override
    public synchronized Transport of(Kind kind) {
        Transport transport = made.get(kind);
        if (transport == null) {
            transport = make(kind);
            made.put(kind, transport);
        }
        return transport;
    }

    private Transport make(Kind kind) {
        return switch (kind) {
            case AUTO -> new AutomaticTransport(() -> of(Kind.SSHJ), () -> of(Kind.OPENSSH));
            case SSHJ -> new SshjTransport(configuration, SshTransports::passphrase);
            case OPENSSH -> new OpenSshTransport(configuration, SSH, temporary);
            case LOCAL -> new LocalTransport();
        };
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it is there without a terminal too
    private static synchronized Optional<char[]> passphrase(Path file) {
        Console console = System.console();
        return console == null || !Terminal.is(0)
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("passphrase of %s: ", file));
    }
}
