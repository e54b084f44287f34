package dev.launchway.library.service;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The systemd of the system, or that of a user. */
final class Systemd implements Manager {

    private static final Duration USUAL = Duration.ofSeconds(60);

    private final Definition service;
    private final boolean user;
    private final Path unit;
    private final String unitName;

    Systemd(Definition service, boolean user) {
        this.service = service;
        this.user = user;
        unitName = service.name() + ".service";
        Path directory = user ? service.places().userUnits() : service.places().units();
        unit = directory == null ? null : directory.resolve(unitName);
    }

    @Override
    public ServiceManager kind() {
        return user ? ServiceManager.SYSTEMD_USER : ServiceManager.SYSTEMD;
    }

    @Override
    public void checkFit(Probe probe) {
        String asked = "Service(\"" + service.name() + "\") is to be run by " + kind() + ", and ";
        if (!probe.exists(Systemctl.BOOTED)) {
            throw new IllegalStateException(asked + "systemd does not run on this host: name another one by .by(…)");
        }
        if (unit == null) {
            throw new IllegalStateException(
                    asked + "the environment maps /etc/systemd/system to another directory, where"
                            + " systemd does not look: name another one by .by(…)");
        }
        if (!user && !Definition.isRoot() && !service.actor().isOther()) {
            throw new IllegalStateException(asked + "only root may write units of the system, not " + Definition.self()
                    + ": say .as(\"root\"), deploy as root, or say .by(ServiceManager.SYSTEMD_USER)");
        }
        if (user && !isRead()) {
            throw new IllegalStateException(
                    asked + "the environment maps ~/.config/systemd/user to another directory, where"
                            + " systemd does not look: name another one by .by(…)");
        }
        if (user && service.changesUser()) {
            throw new IllegalStateException(asked + "a user's systemd runs all as that user, " + Definition.self()
                    + ": leave .user(…) and .group(…) out, or deploy as root");
        }
    }

    /** Who reaches the system's systemd. */
    static ActingUser actor(String label, String root) {
        if (!root.equals("root")) {
            throw new IllegalArgumentException(
                    label + ": .as(\"" + root + "\") cannot be: units of the system are root's;"
                            + " as whom it runs say by .user(\"" + root + "\")");
        }
        return ActingUser.of(label, root);
    }

    /** Declares what root does for a service of the system. */
    static void declare(Privilege rights, Definition service, boolean removed) {
        Path unit = service.places().units().resolve(service.name() + ".service");
        Duration more = service.startTimeout().plus(service.stopTimeout());
        String name = service.name() + ".service";
        Systemctl.declare(rights, more, "daemon-reload");
        Systemctl.declare(rights, more, "stop", name);
        if (removed) {
            Systemctl.declare(rights, more, "disable", "--quiet", "--now", name);
            Systemctl.declare(rights, more, "reset-failed", name);
            rights.deletes(unit);
            return;
        }
        ServiceFile.declare(rights, unit);
        Systemctl.declare(rights, more, "enable", "--quiet", name);
        Systemctl.declare(rights, more, "restart", name);
        if (service.reloads()) {
            Systemctl.declare(rights, more, "reload", name);
        }
    }

    /** Whether the directory of its unit is one that systemd reads. */
    boolean isRead() {
        return unit != null
                && (!user || unit.getParent().equals(Path.of(System.getProperty("user.home"), ".config/systemd/user")));
    }

    @Override
    public List<ServiceFile> files() {
        List<ServiceFile> files = new ArrayList<>();
        Path secrets = null;
        if (!service.secrets().isEmpty()) {
            secrets = service.own(".env");
            files.add(ServiceFile.secret(secrets, EnvironmentText.of(service.header(), service.secrets()), true));
        }
        files.add(ServiceFile.open(unit, text(secrets)).writtenBy(service.actor()));
        return files;
    }

    private String text(Path secrets) {
        return UnitText.of(service, wantedBy(), secrets);
    }

    private String wantedBy() {
        return user ? "default.target" : "multi-user.target";
    }

    @Override
    public List<Path> traces() {
        return unit == null ? List.of() : List.of(unit);
    }

    @Override
    public String notAtBoot(Probe probe) {
        if (!probe.status(unit.resolveSibling(wantedBy() + ".wants").resolve(unitName))
                .isSymlink()) {
            return "it is not enabled";
        }
        return user && !Systemctl.lingers(probe) ? "its user does not linger" : null;
    }

    @Override
    public Running running(Probe probe) {
        if (user && Systemctl.runtime(probe) == null) {
            return Running.NOT;
        }
        return UnitStatus.of(call(probe, "show", unitName, UnitStatus.PROPERTIES)
                        .run()
                        .stdout())
                .running();
    }

    @Override
    public void validate(Target target) {
        if (user && !Systemctl.lingers(target)) {
            Systemctl.linger(target);
        }
        if (service.unitLines().stream().noneMatch(line -> line.key().equals("DynamicUser"))) {
            Account account = new Account(service);
            account.checkKnown(target);
            account.checkPasses(target, service.directory().resolve("file"));
        }
        if (!target.exists(Systemctl.ANALYZE)) {
            return;
        }
        Path candidate = service.places().own().resolve("check").resolve(unitName);
        ServiceFile.open(candidate, text(service.secrets().isEmpty() ? null : service.own(".env")))
                .write(target);
        try {
            List<String> argv = new ArrayList<>(List.of(Systemctl.ANALYZE.toString()));
            if (user) {
                argv.add("--user");
            }
            argv.addAll(List.of("verify", candidate.toString()));
            environment(target, target.command(argv.toArray(new String[0])).timeout(USUAL))
                    .run();
        } catch (CommandFailed e) {
            throw new CommandFailed(
                    "systemd refuses the unit " + unitName + ", so nothing was changed",
                    e.argv(),
                    e.exitCode(),
                    e.stdout(),
                    e.stderr());
        } finally {
            target.delete(candidate.getParent());
        }
    }

    @Override
    public void install(Target target) {
        if (user && !Systemctl.lingers(target) && !target.predicting()) {
            Systemctl.linger(target);
        }
        call(target, "daemon-reload").run();
        call(target, "enable", "--quiet", unitName).run();
    }

    @Override
    public void start(Target target, boolean runs) {
        call(target, "restart", unitName).run();
    }

    @Override
    public void reload(Target target) {
        call(target, "reload", unitName).run();
    }

    @Override
    public void stop(Target target) {
        call(target, "stop", unitName).run();
    }

    @Override
    public void remove(Target target) {
        boolean listens = target.exists(Systemctl.BOOTED) && (!user || Systemctl.runtime(target) != null);
        if (listens && target.exists(unit)) {
            call(target, "disable", "--quiet", "--now", unitName).run();
        } else if (listens) {
            call(target, "stop", unitName).allowExit(0, Systemctl.NO_SUCH_UNIT).run();
        }
        service.actor().on(target).delete(unit);
        target.delete(service.own(".env"));
        if (listens) {
            call(target, "daemon-reload").run();
            call(target, "reset-failed", unitName).allowExit(0, 1).run();
        }
    }

    @Override
    public Output output() {
        if (service.log() != null) {
            return new Output.InFile(service.log(), 0);
        }
        return new Output.InJournal(
                user ? List.of("journalctl", "--user", "-u", unitName) : List.of("journalctl", "-u", unitName), 0);
    }

    private CommandCall call(Probe probe, String... arguments) {
        boolean looks = arguments[0].equals("show");
        return Systemctl.call(
                looks ? probe : service.actor().on(probe),
                user,
                service.startTimeout().plus(service.stopTimeout()),
                arguments);
    }

    private CommandCall environment(Probe probe, CommandCall call) {
        return user ? Systemctl.withRuntime(probe, call) : call;
    }
}
