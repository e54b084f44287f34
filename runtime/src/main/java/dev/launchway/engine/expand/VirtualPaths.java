package dev.launchway.engine.expand;

import dev.launchway.plan.EnvironmentPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the absolute paths of an environment lie on the target: its {@code [vfs]}. Nothing is looked up or created. */
final class VirtualPaths {

    private final Path work;
    private final Path home;
    private final boolean sandbox;
    private final List<Prefix> prefixes = new ArrayList<>();

    VirtualPaths(EnvironmentPlan environment, ExpansionSettings.Place place) {
        work = place.base().resolve("work");
        home = place.home();
        sandbox = "developer".equals(environment.setting("sandbox"));
        for (Map.Entry<String, String> entry : environment.pathMap().entrySet()) {
            Path to = expandHome(entry.getValue());
            prefixes.add(new Prefix(
                    Path.of(entry.getKey()).normalize(),
                    place.base().resolve(to).normalize()));
        }
        prefixes.sort((one, other) -> other.from.getNameCount() - one.from.getNameCount());
    }

    private record Prefix(Path from, Path to) {}

    Path work() {
        return work;
    }

    Path map(Path workdir, String path) {
        Path expanded = expandHome(path);
        return expanded.isAbsolute()
                ? mapAbsolute(expanded.normalize())
                : workdir.resolve(expanded).normalize();
    }

    /** Maps the value of an attribute of a sub-component, which its parent may have mapped already. */
    Path mapAgain(Path workdir, Path path) {
        if (path.isAbsolute()) {
            for (Prefix prefix : prefixes) {
                if (path.startsWith(prefix.to)) {
                    return path;
                }
            }
        }
        return map(workdir, path.toString());
    }

    /** Whether the environment has led an absolute path here: what lies there is the deployment's own. */
    boolean leadsTo(Path path) {
        if (sandbox) {
            return path.startsWith(work);
        }
        for (Prefix prefix : prefixes) {
            if (path.startsWith(prefix.to) && !prefix.to.equals(prefix.from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a path lies in the target directory, or in the home directory of who deploys. */
    boolean belongsTo(String deployer, Path path) {
        Path usual = Path.of("/home").resolve(deployer);
        return path.startsWith(work.getParent()) || path.startsWith(usual);
    }

    /** A path for people: below the target directory relative to it. */
    String shown(Path path) {
        Path base = work.getParent();
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }

    private Path mapAbsolute(Path path) {
        if (path.startsWith(work)) {
            return path;
        }
        if (sandbox) {
            return work.resolve("_").resolve(path.getRoot().relativize(path).toString());
        }
        for (Prefix prefix : prefixes) {
            if (path.startsWith(prefix.from)) {
                return prefix.to
                        .resolve(prefix.from.relativize(path).toString())
                        .normalize();
            }
        }
        return path;
    }

    private Path expandHome(String path) {
        if (!path.startsWith("~")) {
            return Path.of(path);
        }
        if (path.length() == 1 || path.charAt(1) == '/') {
            return home.resolve(path.substring(Math.min(2, path.length())));
        }
        throw new IllegalArgumentException(
                "'" + path + "': only '~' alone, one's own home directory, can be written, not that of another user");
    }
}
