package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where programs are that a component names without their directory, on hosts that nobody has looked at: rules of sudo name them
 * with it. A rule for a program that is not there allows nothing: these directories are root's.
 */
final class ProgramPlaces {

    private static final String BIN = "/bin/";
    private static final String SBIN = "/sbin/";
    private static final String USR = "/usr";

    /** Has {@code /bin} beside {@code /usr/bin}; elsewhere one is a symlink to the other. */
    private static final String UNMERGED = "alpine";

    private static final Set<String> IN_BIN = Set.of(
            "cat",
            "chgrp",
            "chmod",
            "chown",
            "cp",
            "dd",
            "find",
            "install",
            "ln",
            "mv",
            "readlink",
            "rm",
            "stat",
            "apt-get",
            "apt-mark",
            "crontab",
            "docker",
            "dpkg",
            "env",
            "false",
            "journalctl",
            "loginctl",
            "mysql",
            "podman",
            "psql",
            "sh",
            "systemctl",
            "systemd-analyze",
            "tail",
            "timedatectl",
            "tee",
            "test",
            "true");

    private static final Set<String> IN_SBIN = Set.of(
            "a2dismod",
            "a2dissite",
            "a2enmod",
            "a2ensite",
            "apache2ctl",
            "chpasswd",
            "groupadd",
            "groupdel",
            "groupmod",
            "haproxy",
            "logrotate",
            "nft",
            "nginx",
            "sysctl",
            "ufw",
            "useradd",
            "userdel",
            "usermod",
            "visudo");

    private ProgramPlaces() {}

    /**
     * The paths that a program may have.
     *
     * @param program as it was named
     * @param platform the platform of the host; empty where it has none
     * @return absolute, at least one
     */
    static List<String> of(String program, String platform) {
        if (program.startsWith("/")) {
            return List.of(program);
        }
        List<String> paths = new ArrayList<>();
        if (!IN_SBIN.contains(program)) {
            add(paths, BIN + program, platform);
        }
        if (!IN_BIN.contains(program)) {
            add(paths, SBIN + program, platform);
        }
        return paths;
    }

    private static void add(List<String> paths, String path, String platform) {
        paths.add(USR + path);
        if (platform.contains(UNMERGED)) {
            paths.add(path);
        }
    }
}
