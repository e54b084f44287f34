package dev.launchway.library.service;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ShellWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Supervisor, as Debian and others package it: with a directory of programs, and a socket for root. */
final class Supervisor implements Manager {

    static final List<Path> SOCKETS =
            List.of(Path.of("/run/supervisor.sock"), Path.of("/run/supervisor/supervisor.sock"));

    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Pattern STATUS = Pattern.compile("^\\S+\\s+([A-Z]+)(?:\\s+pid ([0-9]+),)?(.*)$");

    /** What {@code supervisorctl} exits with, whatever a program does: 3 and 7 say that it does not run, each for other commands. */
    private static final int[] ANY_STATE = {0, 1, 2, 3, 4, 7};

    private final Definition service;
    private final Path configuration;
    private final Path script;
    private final String group;
    private List<String> changedGroups = List.of();

    Supervisor(Definition service, String group) {
        this.service = service;
        this.group = group;
        Path directory = service.places().supervisor();
        configuration = directory == null ? null : directory.resolve(service.name() + ".conf");
        script = service.own(".start");
    }

    /** Whether it runs here, and reads programs from where they are written. */
    static boolean isHere(Probe probe, Places places) {
        return places.supervisor() != null && probe.exists(places.supervisor()) && isReachable(probe);
    }

    private static boolean isReachable(Probe probe) {
        return SOCKETS.stream().anyMatch(probe::exists);
    }

    @Override
    public ServiceManager kind() {
        return ServiceManager.SUPERVISOR;
    }

    @Override
    public void checkFit(Probe probe) {
        String asked = "Service(\"" + service.name() + "\") is to be run by supervisor, and ";
        if (configuration == null) {
            throw new IllegalStateException(
                    asked + "the environment maps /etc/supervisor/conf.d to another directory, where"
                            + " it does not look: name another one by .by(…)");
        }
        if (!probe.exists(service.places().supervisor())) {
            throw new IllegalStateException(asked + service.places().supervisor()
                    + " is not there: install the package supervisor, or name another one by .by(…)");
        }
        if (!isReachable(probe)) {
            throw new IllegalStateException(
                    asked + "it does not run: there is no socket at " + SOCKETS.get(0) + "; start supervisord");
        }
        if (!Definition.isRoot()) {
            throw new IllegalStateException(asked + "only root may talk to it, not " + Definition.self()
                    + ": deploy as root, or name another one by .by(…)");
        }
        Keeper.checkUser(service, probe);
    }

    @Override
    public List<ServiceFile> files() {
        return List.of(
                ServiceFile.secret(
                        script, StartScript.start(service), !service.secrets().isEmpty()),
                ServiceFile.open(configuration, text()));
    }

    private String text() {
        return header() + "\n"
                + "[program:" + service.name() + "]\n"
                + "command=/bin/sh " + literal(ShellWords.quoted(script.toString())) + "\n"
                + "autostart=true\n"
                + "autorestart=" + service.restart().supervisor() + "\n"
                + "startsecs=1\n"
                + "startretries=1000\n"
                + "stopsignal=" + service.stopSignal() + "\n"
                + "stopwaitsecs=" + Math.max(1, service.stopTimeout().toSeconds()) + "\n"
                + "stopasgroup=true\n"
                + "killasgroup=true\n"
                + "redirect_stderr=true\n"
                + "stdout_logfile=" + literal(service.logFile().toString()) + "\n"
                + "stdout_logfile_maxbytes=0\n";
    }

    private static String literal(String value) {
        return value.replace("%", "%%");
    }

    @Override
    public List<Path> traces() {
        return configuration == null ? List.of() : List.of(configuration);
    }

    @Override
    public String notAtBoot(Probe probe) {
        return null;
    }

    @Override
    public Running running(Probe probe) {
        String line = call(probe, "status", address())
                .allowExit(ANY_STATE)
                .run()
                .stdout()
                .strip();
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return Running.NOT;
        }
        boolean starting = status.group(1).equals("STARTING");
        long pid = status.group(2) == null ? 0 : Long.parseLong(status.group(2));
        return new Running(
                starting || status.group(1).equals("RUNNING"),
                starting ? startingPid(probe) : pid,
                status.group(1) + " " + status.group(3).strip());
    }

    /** In its first second a program has a process that its status does not tell. */
    private long startingPid(Probe probe) {
        String pid = call(probe, "pid", address())
                .allowExit(ANY_STATE)
                .run()
                .stdout()
                .strip();
        return pid.matches("[0-9]+") ? Long.parseLong(pid) : 0;
    }

    /** Supervisor itself judges a configuration only when it reads it in its place. */
    @Override
    public void validate(Target target) {
        new Account(service).checkKnown(target);
    }

    @Override
    public void install(Target target) {
        changedGroups = groups().put(target, service.name(), group, header());
    }

    /** What it has just read it starts by itself, and then refuses to start it again; whether it runs is looked at afterwards. */
    @Override
    public void start(Target target, boolean runs) {
        if (runs) {
            stop(target);
        }
        update(target).run();
        call(target, "start", address()).allowExit(ANY_STATE).run();
    }

    @Override
    public void reload(Target target) {
        if (service.reload().isEmpty()) {
            call(target, "signal", service.reloadSignal(), address()).run();
        } else {
            target.run(service.reload().toArray(new String[0]));
        }
    }

    @Override
    public void stop(Target target) {
        call(target, "stop", address()).allowExit(ANY_STATE).run();
    }

    @Override
    public void remove(Target target) {
        if (configuration != null) {
            target.delete(configuration);
            changedGroups = groups().put(target, service.name(), null, header());
        }
        if (isHere(target, service.places())) {
            update(target).allowExit(ANY_STATE).run(); // maybe it is gone already
        }
        target.delete(script);
    }

    @Override
    public Output output() {
        return new Output.InFile(service.logFile(), 0);
    }

    @Override
    public String problem(Probe probe) {
        return groups().problem(probe, service.name(), group);
    }

    private SupervisorGroups groups() {
        return new SupervisorGroups(configuration.getParent());
    }

    private String header() {
        return service.header().replace('#', ';');
    }

    /** What supervisor calls it: a program of a group is called by both. */
    private String address() {
        return group == null ? service.name() : group + ":" + service.name();
    }

    /** Has its files read: those of the program, which are a group of their own outside of one, and those of groups. */
    private CommandCall update(Target target) {
        List<String> words = new ArrayList<>(List.of("update", service.name()));
        if (group != null && !changedGroups.contains(group)) {
            words.add(group);
        }
        words.addAll(changedGroups);
        CommandCall call = call(target, words.toArray(new String[0]));
        return words.size() > 2 ? call.allowExit(ANY_STATE) : call; // of those that are gone it knows nothing
    }

    private CommandCall call(Probe probe, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("supervisorctl"));
        argv.addAll(List.of(arguments));
        return probe.command(argv.toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(USUAL.plus(service.startTimeout()).plus(service.stopTimeout()));
    }
}
