package dev.launchway.remote;

import dev.launchway.engine.expand.ExpansionSettings.Place;
import java.nio.file.Path;

/** Where a service lies on a host, before the host has said so itself. */
final class Places {

    private Places() {}

    /** Homes are where they usually are; the host corrects it when it is reached. */
    static Place expected(HostAccess access, String localUser, Path localHome) {
        String user = access.user().orElse(localUser);
        Path home = access.isLocal() && user.equals(localUser) ? localHome : home(user);
        String directory = access.directory();
        Path base = directory.equals("~")
                ? home
                : directory.startsWith("~/") ? home.resolve(directory.substring(2)) : home.resolve(directory);
        return new Place(base, home);
    }

    private static Path home(String user) {
        return user.equals("root") ? Path.of("/root") : Path.of("/home", user);
    }
}
