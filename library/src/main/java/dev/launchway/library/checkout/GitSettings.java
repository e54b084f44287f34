package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What git is told by its environment (git(1), "ENVIRONMENT VARIABLES"; git-config(1)): to ask nobody, to run no hook and no
 * monitor that a configuration names, to let submodules come by safe ways alone, and to give the password to the repository's own
 * host and to no other that a submodule or a redirection names.
 */
final class GitSettings {

    private static final String USER = "LAUNCHWAY_GIT_USER";
    private static final String PASSWORD = "LAUNCHWAY_GIT_PASSWORD";

    /** A credential helper (gitcredentials(7)), which reads its environment. */
    private static final String HELPER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$" + USER
            + "\" \"$" + PASSWORD + "\"; }; f";

    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "submodule.recurse=false",
            "gc.autoDetach=false",
            "maintenance.autoDetach=false",
            "advice.detachedHead=false",
            "init.defaultBranch=main");

    private final RemoteAccess access;

    GitSettings(RemoteAccess access) {
        this.access = access;
    }

    CommandCall giveTo(CommandCall call, Path knownHosts) {
        call.env("GIT_TERMINAL_PROMPT", "0")
                .env("GIT_ASKPASS", "")
                .env("GIT_OPTIONAL_LOCKS", "0")
                .env("GIT_SSH_COMMAND", access.ssh(knownHosts))
                .env("GIT_SSH_VARIANT", "ssh")
                .env("GIT_HTTP_LOW_SPEED_LIMIT", "1")
                .env("GIT_HTTP_LOW_SPEED_TIME", "60")
                .env("GIT_ALLOW_PROTOCOL", String.join(":", protocols()));
        int count = 0;
        for (String setting : SETTINGS) {
            int equals = setting.indexOf('=');
            set(call, count++, setting.substring(0, equals), setting.substring(equals + 1));
        }
        if (access.password() != null) {
            set(call, count++, "credential.helper", "");
            set(call, count++, "credential." + access.url().site() + ".helper", HELPER);
            call.env(USER, access.user()).env(PASSWORD, access.password());
        }
        return call.env("GIT_CONFIG_COUNT", Integer.toString(count));
    }

    private static void set(CommandCall call, int index, String key, String value) {
        call.env("GIT_CONFIG_KEY_" + index, key).env("GIT_CONFIG_VALUE_" + index, value);
    }

    /** How submodules may come: by safe ways, and by the way that the author chose. */
    private Set<String> protocols() {
        Set<String> protocols = new LinkedHashSet<>(List.of("https", "ssh"));
        protocols.add(access.url().scheme());
        return protocols;
    }
}
