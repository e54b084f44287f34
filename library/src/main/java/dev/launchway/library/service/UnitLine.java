package dev.launchway.library.service;

/** A line of a systemd unit, as its author wrote it. */
record UnitLine(String section, String key, String value) {

    UnitLine {
        if (!section.matches("[A-Za-z]+")
                || !key.matches("[A-Za-z]+")
                || value.chars().anyMatch(c -> c == '\n' || c == 0)) {
            throw new IllegalArgumentException("'[" + section + "] " + key
                    + "=…' is no line of a unit: .systemd(\"Service\", \"ProtectHome\", \"yes\") needs a section, a key and a"
                    + " value of one line");
        }
    }
}
