package dev.launchway.library.web;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Target;
import dev.launchway.library.component.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks HAProxy by its socket, and tells it which servers are to get requests (HAProxy's management guide, section 9.3).
 *
 * @param label who asks, as errors name it
 * @param group the group of servers
 * @param socket the socket
 * @param haproxy the server
 */
record HaproxySocket(String label, String group, Path socket, RunningServer haproxy) {

    private static final String WELL = "UP";
    private static final String UNCHECKED = "no check";

    /** How a server is: its state, and how many connections it has. */
    private record Server(String state, int connections) {

        boolean getsRequests() {
            return state.startsWith(WELL) || state.equals(UNCHECKED);
        }

        boolean isOut() {
            return state.startsWith("DRAIN") || state.startsWith("MAINT");
        }
    }

    /** Says what it will run as another user. */
    void declare(Configuration here) {
        haproxy.actor()
                .declare(here, rights -> rights.timeout(haproxy.timeout()).runs(argv()));
    }

    private List<String> argv() {
        return List.of("socat", "-t", "10", "-", "UNIX-CONNECT:" + socket);
    }

    void drain(Target target, String server, Duration longest) {
        if (target.predicting()) {
            set(target, server, "drain");
            return;
        }
        refuseTheLast(servers(target, server), server);
        Looks looks = RunningServer.looks(longest);
        Server now = told(target, server, "drain");
        while (now.getsRequests() || now.connections() > 0) {
            if (!looks.again()) {
                target.log("%s still has connections", server);
                return;
            }
            now = now.getsRequests()
                    ? told(target, server, "drain")
                    : servers(target, server).get(server);
        }
    }

    private void refuseTheLast(Map<String, Server> servers, String server) {
        Map<String, String> others = new LinkedHashMap<>();
        servers.forEach((name, one) -> others.put(name, one.state()));
        others.remove(server);
        if (servers.entrySet().stream()
                .noneMatch(one -> !one.getKey().equals(server) && one.getValue().getsRequests())) {
            throw new IllegalStateException(
                    server + " is the last server of " + label + " that gets requests, others are "
                            + (others.isEmpty() ? "none" : others) + ": bring another one back before, or add one");
        }
    }

    void restore(Target target, String server, Duration longest) {
        if (target.predicting()) {
            set(target, server, "ready");
            return;
        }
        Looks looks = RunningServer.looks(longest);
        Server now = told(target, server, "ready");
        while (!now.getsRequests()) {
            if (!looks.again()) {
                throw new IllegalStateException(server + " is not well: HAProxy says that it is " + now.state() + ", "
                        + longest.toSeconds() + " s after it was brought back");
            }
            now = now.isOut()
                    ? told(target, server, "ready")
                    : servers(target, server).get(server);
        }
    }

    /** Tells it again where a process that is about to end has heard it. */
    private Server told(Target target, String server, String state) {
        set(target, server, state);
        return servers(target, server).get(server);
    }

    private void set(Target target, String server, String state) {
        String answer = ask(target, "set server " + group + "/" + server + " state " + state);
        if (!target.predicting() && !answer.isBlank()) {
            throw new IllegalStateException(
                    "HAProxy does not take " + server + " of " + label + " for " + state + ": " + answer.strip());
        }
    }

    /** All servers of the group, one of which is known: HAProxy may just be about to read its configuration. */
    private Map<String, Server> servers(Target target, String known) {
        Looks looks = RunningServer.looks(haproxy.timeout());
        Map<String, Server> servers = servers(target);
        while (!servers.containsKey(known)) {
            if (!looks.again()) {
                throw new IllegalStateException("HAProxy knows no server " + known + " of " + label
                        + ": deploy the balancer before, which has to read its configuration");
            }
            servers = servers(target);
        }
        return servers;
    }

    private Map<String, Server> servers(Target target) {
        List<String> lines = ask(target, "show stat").lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
            throw new IllegalStateException("HAProxy tells nothing of its servers at " + socket + ": " + lines);
        }
        List<String> columns = Arrays.asList(lines.get(0).substring(2).split(",", -1));
        Map<String, Server> servers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            boolean ofGroup = cells.length > columns.indexOf("status") && cells[0].equals(group);
            if (ofGroup && !cells[1].equals("FRONTEND") && !cells[1].equals("BACKEND")) {
                servers.put(
                        cells[1],
                        new Server(cells[columns.indexOf("status")], Integer.parseInt(cells[columns.indexOf("scur")])));
            }
        }
        return servers;
    }

    private String ask(Target target, String command) {
        try {
            CommandResult answer =
                    haproxy.call(target, argv()).stdin(command + "\n").run();
            return target.predicting() ? "" : answer.stdout();
        } catch (CommandFailed e) {
            String why = e.exitCode() < 0 ? "there is no program socat on this host: install the package socat" : "";
            throw new CommandFailed(
                    "HAProxy cannot be asked at " + socket + ": "
                            + (why.isEmpty() ? e.stderr().strip() : why),
                    e.argv(),
                    e.exitCode(),
                    e.stdout(),
                    e.stderr());
        }
    }
}
