package dev.launchway.library.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks the names that a service is given, where they are given. */
final class Names {

    private Names() {}

    static String service(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a service: its unit is called like it, so it has"
                            + " letters, digits, '-', '_' and dots alone");
        }
        return name.endsWith(".service") ? name.substring(0, name.length() - ".service".length()) : name;
    }

    static String account(String component, String setting, String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*[$]?")) {
            throw new IllegalArgumentException(
                    component + ": '" + name + "' is no name of a " + setting + ": give one of the target");
        }
        return name;
    }

    static String signal(String name) {
        String signal = name.startsWith("SIG") ? name.substring(3) : name;
        if (!signal.matches("[A-Z][A-Z0-9]*([+-][0-9]+)?")) {
            throw new IllegalArgumentException("'" + name + "' is no signal: name one, as in HUP or USR1");
        }
        return signal;
    }

    static String unit(String name) {
        if (!name.matches("[A-Za-z0-9:_.@\\\\-]+")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no unit: name one, as in nginx or network-online.target");
        }
        return name;
    }

    static void addUnits(List<String> units, String... names) {
        for (String name : names) {
            String unit = unit(name);
            units.add(unit.indexOf('.') < 0 ? unit + ".service" : unit);
        }
    }

    /** A program with a slash in its name is meant below a directory. */
    static List<String> resolved(List<String> argv, Path directory) {
        if (argv.isEmpty() || argv.get(0).indexOf('/') < 0) {
            return argv;
        }
        List<String> resolved = new ArrayList<>(argv);
        resolved.set(0, directory.resolve(argv.get(0)).normalize().toString());
        return resolved;
    }
}
