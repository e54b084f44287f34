package dev.launchway.library.service;

import java.util.Map;
import java.util.TreeMap;

/** What systemd says of a unit, by {@code systemctl show}. */
final class UnitStatus {

    static final String PROPERTIES =
            "--property=LoadState,ActiveState,SubState,UnitFileState,MainPID,Result,ExecMainStatus";

    private final Map<String, String> values = new TreeMap<>();

    private UnitStatus() {}

    static UnitStatus of(String shown) {
        UnitStatus status = new UnitStatus();
        for (String line : shown.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                status.values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return status;
    }

    private String value(String property) {
        return values.getOrDefault(property, "");
    }

    /** Whether there is such a unit. */
    boolean isThere() {
        return !value("LoadState").equals("not-found");
    }

    boolean isEnabled() {
        String state = value("UnitFileState");
        return !(state.startsWith("disabled") || state.startsWith("masked") || state.isEmpty());
    }

    Running running() {
        String state = value("ActiveState");
        boolean active = state.equals("active") || state.equals("reloading");
        String pid = value("MainPID");
        String how = state + ", " + value("SubState") + "; result: " + value("Result") + ", exit code "
                + value("ExecMainStatus");
        return new Running(active, pid.matches("[0-9]{1,18}") ? Long.parseLong(pid) : 0, how);
    }
}
