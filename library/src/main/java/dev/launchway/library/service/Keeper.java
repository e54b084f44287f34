package dev.launchway.library.service;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Looks;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.ShellWords;
import dev.launchway.library.component.UserCrontab;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A shell that keeps the program running, on a host without a service manager; cron starts it after a reboot, where there is cron. */
final class Keeper implements Manager {

    private static final Path CRONTAB = Path.of("/usr/bin/crontab");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Definition service;
    private final Path start;
    private final Path script;
    private final Path keeper;
    private final Path child;
    private final Path table;

    Keeper(Definition service) {
        this.service = service;
        start = service.own(".start");
        script = service.own(".keep");
        keeper = service.own(".keeper");
        child = service.own(".child");
        Path tables = service.places().cron();
        table = tables == null
                ? null
                : tables.resolve("launchway-" + service.name().replace('.', '_'));
    }

    @Override
    public ServiceManager kind() {
        return ServiceManager.PROGRAM;
    }

    @Override
    public void checkFit(Probe probe) {
        if (service.changesUser() && !Definition.isRoot()) {
            throw new IllegalStateException(
                    "Service(\"" + service.name() + "\") is to run as another user, and only root may"
                            + " start it so, not " + Definition.self()
                            + ": deploy as root, or leave .user(…) and .group(…) out");
        }
        checkUser(service, probe);
    }

    /** Fails where what changes the user is not there. */
    static void checkUser(Definition service, Probe probe) {
        if (service.changesUser() && !probe.exists(SETPRIV)) {
            throw new IllegalStateException("Service(\"" + service.name() + "\") is to run as another user, and "
                    + SETPRIV + ", which changes it, is not there: install the package util-linux");
        }
    }

    @Override
    public List<ServiceFile> files() {
        List<ServiceFile> files = new ArrayList<>();
        files.add(ServiceFile.secret(
                start, StartScript.start(service), !service.secrets().isEmpty()));
        files.add(ServiceFile.secret(script, StartScript.keep(service, start, keeper, child), false));
        return files;
    }

    private boolean hasTables(Probe probe) {
        return Definition.isRoot() && table != null && probe.exists(table.getParent());
    }

    /** Where the environment maps the tables of cron elsewhere, as in a sandbox, cron is left alone. */
    private boolean hasCrontab(Probe probe) {
        return table != null && probe.exists(CRONTAB);
    }

    private ServiceFile cronFile() {
        return ServiceFile.open(table, service.header() + "\n@reboot root " + atReboot() + "\n");
    }

    private String atReboot() {
        return ("/bin/sh " + ShellWords.quoted(script.toString())).replace("%", "\\%");
    }

    private String line() {
        return "@reboot " + atReboot() + " # launchway " + service.name();
    }

    @Override
    public List<Path> traces() {
        return List.of(script);
    }

    @Override
    public String notAtBoot(Probe probe) {
        if (hasTables(probe)) {
            return cronFile().differs(probe) ? "cron does not start it after a reboot" : null;
        }
        if (!hasCrontab(probe)) {
            return null;
        }
        return jobs(probe).contains(line()) ? null : "cron does not start it after a reboot";
    }

    private static List<String> jobs(Probe probe) {
        return new UserCrontab(CRONTAB.toString()).read(probe).lines().toList();
    }

    @Override
    public boolean runs(Probe probe, Note note) {
        return running(probe).active();
    }

    @Override
    public Running running(Probe probe) {
        long pid = number(probe, keeper);
        if (pid > 0 && isOurs(probe, pid)) {
            return new Running(true, number(probe, child), "");
        }
        return isLeftBehind(probe, pid) ? new Running(false, number(probe, child), "its shell has ended") : Running.NOT;
    }

    /** Whether the program runs, and the shell that was to start it again does not. */
    private boolean isLeftBehind(Probe probe, long shell) {
        if (shell == 0
                || probe.process(shell).isPresent()
                || !probe.status(child).isFile()) {
            return false;
        }
        String[] lines = probe.read(child).split("\n", -1);
        return lines.length > 1
                && probe.process(number(probe, child))
                        .filter(process -> process.identity().equals(lines[1]))
                        .isPresent();
    }

    /** Whether a process is the shell that was started with the script. */
    private boolean isOurs(Probe probe, long pid) {
        if (probe.process(pid).isEmpty()) {
            return false;
        }
        Path commandLine = Path.of("/proc/" + pid + "/cmdline");
        try {
            return !probe.exists(commandLine)
                    || new String(probe.readBytes(commandLine), StandardCharsets.UTF_8).contains("\0" + script + "\0");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static long number(Probe probe, Path file) {
        String text = probe.status(file).isFile()
                ? probe.read(file).lines().findFirst().orElse("")
                : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** The scripts are made here, with every word quoted. */
    @Override
    public void validate(Target target) {
        new Account(service).checkKnown(target);
    }

    @Override
    public void install(Target target) {
        if (hasTables(target)) {
            cronFile().write(target);
        } else if (hasCrontab(target)) {
            setJob(target, line());
        } else if (table != null) {
            target.log("nothing starts %s after a reboot: there is neither systemd nor cron", service.name());
        }
        if (service.limits().needControlGroups()) {
            target.log("memory, processors and processes of %s are not limited: only systemd does it", service.name());
        }
    }

    /** Gives the user's crontab this job, or none; at its beginning, where no settings of other lines hold for it. */
    private void setJob(Target target, String line) {
        List<String> now = target.predicting() ? List.of("") : jobs(target); // a prediction does not know it
        List<String> jobs = new ArrayList<>(now);
        jobs.removeIf(job -> job.endsWith(" # launchway " + service.name()));
        if (line != null) {
            jobs.add(0, line);
        }
        if (target.predicting() || !jobs.equals(now)) {
            String lines = jobs.isEmpty() ? "" : String.join("\n", jobs) + "\n";
            new UserCrontab(CRONTAB.toString()).install(target, lines);
        }
    }

    @Override
    public void start(Target target, boolean runs) {
        stop(target);
        target.delete(child);
        Placement.createParent(target, service.logFile(), true);
        long shell = target.command(
                        "env", "-i", "HOME=" + System.getProperty("user.home"), "/bin/sh", script.toString())
                .directory(service.directory())
                .start(service.logFile());
        Looks looks = new Looks(service.startTimeout(), LOOK_EVERY_MILLIS);
        while (!target.predicting()
                && number(target, child) == 0
                && target.process(shell).isPresent()) {
            if (!looks.again()) {
                return;
            }
        }
    }

    @Override
    public void reload(Target target) {
        if (service.reload().isEmpty()) {
            target.run("kill", "-s", service.reloadSignal(), "" + number(target, child));
        } else {
            target.run(service.reload().toArray(new String[0]));
        }
    }

    @Override
    public void stop(Target target) {
        long shell = number(target, keeper);
        if (running(target).isThere()) {
            long program = number(target, child);
            if (!service.stopSignal().equals("TERM") && program > 0) {
                target.command("kill", "-s", "KILL", "" + shell).allowExit(0, 1).run();
                target.command("kill", "-s", service.stopSignal(), "" + program)
                        .allowExit(0, 1)
                        .run();
                awaitEnd(target, program);
            }
            target.stop(shell, service.stopTimeout());
        }
        target.delete(keeper);
    }

    private void awaitEnd(Target target, long pid) {
        Looks looks = new Looks(service.stopTimeout(), LOOK_EVERY_MILLIS);
        while (!target.predicting() && target.process(pid).isPresent()) {
            if (!looks.again()) {
                return;
            }
        }
    }

    @Override
    public void remove(Target target) {
        stop(target);
        if (hasTables(target)) {
            target.delete(table);
        } else if (hasCrontab(target)) {
            setJob(target, null);
        }
        for (Path file : List.of(start, script, keeper, child)) {
            target.delete(file);
        }
    }

    @Override
    public Output output() {
        return new Output.InFile(service.logFile(), 0);
    }
}
