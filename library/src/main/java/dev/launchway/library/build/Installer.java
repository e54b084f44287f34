package dev.launchway.library.build;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What makes a virtual environment and installs packages into it: the host's own Python with its pip, or uv. */
sealed interface Installer {

    /** By the {@code venv} and the {@code pip} of a Python. */
    Installer PIP = new Pip();

    /** Fails where the host cannot do it. */
    void check(Probe probe, String python);

    /** The command that makes an environment in a directory that is there and empty. */
    List<String> make(String python, Path environment);

    /** The command that installs into an environment; what follows is up to the caller. */
    List<String> install(Path environment);

    /** The command that looks whether the packages of an environment fit together. */
    List<String> checkPackages(Path environment);

    /** Gives a command the URL of an index, which may hold credentials. */
    CommandCall index(CommandCall call, Secret url);

    /** Gives a command what it always needs. */
    CommandCall prepare(CommandCall call);

    /** What tells an environment that is made so from others. */
    String identity();

    /** Asks something, and knows what to say where the program is missing. */
    static void ask(Probe probe, String missing, String unfit, String... argv) {
        try {
            probe.command(argv)
                    .directory(Path.of("/"))
                    .timeout(Duration.ofMinutes(1))
                    .run();
        } catch (CommandFailed e) {
            throw new IllegalStateException(
                    e.exitCode() < 0
                            ? "there is no program '" + argv[0] + "' on this host that works (" + e.getMessage() + "): "
                                    + missing + ", or deploy the component before that does"
                            : unfit,
                    e);
        }
    }

    private static String python(Path environment) {
        return environment.resolve("bin/python").toString();
    }

    /** By the {@code venv} and the {@code pip} of a Python. */
    record Pip() implements Installer {

        @Override
        public void check(Probe probe, String python) {
            ask(
                    probe,
                    "install the packages python3 and python3-venv",
                    "'" + python + "' cannot make virtual environments: install the package python3-venv, or that of"
                            + " this Python",
                    python,
                    "-c",
                    "import venv, ensurepip");
        }

        @Override
        public List<String> make(String python, Path environment) {
            return List.of(python, "-m", "venv", environment.toString());
        }

        @Override
        public List<String> install(Path environment) {
            return new ArrayList<>(List.of(
                    python(environment),
                    "-m",
                    "pip",
                    "install",
                    "--no-input",
                    "--disable-pip-version-check",
                    "--quiet"));
        }

        @Override
        public List<String> checkPackages(Path environment) {
            return List.of(python(environment), "-m", "pip", "check", "--disable-pip-version-check");
        }

        @Override
        public CommandCall index(CommandCall call, Secret url) {
            return call.env("PIP_INDEX_URL", url);
        }

        @Override
        public CommandCall prepare(CommandCall call) {
            return call;
        }

        @Override
        public String identity() {
            return "";
        }
    }

    /**
     * By uv (https://docs.astral.sh/uv/reference/cli/). It downloads no Python of its own, and copies packages from its cache: linked to
     * it, a file that is changed in an environment would be changed in the cache, too.
     *
     * @param program its name or path
     */
    record Uv(String program) implements Installer {

        @Override
        public void check(Probe probe, String python) {
            String install =
                    "install uv, as by Download and Extract of its release, and name it by .uv(\"/opt/uv/uv\")";
            ask(probe, install, "'" + program + " --version' fails: " + install, program, "--version");
        }

        @Override
        public List<String> make(String python, Path environment) {
            return List.of(program, "venv", "--quiet", "--allow-existing", "--python", python, environment.toString());
        }

        @Override
        public List<String> install(Path environment) {
            return new ArrayList<>(List.of(program, "pip", "install", "--quiet", "--python", python(environment)));
        }

        @Override
        public List<String> checkPackages(Path environment) {
            return List.of(program, "pip", "check", "--quiet", "--python", python(environment));
        }

        @Override
        public CommandCall index(CommandCall call, Secret url) {
            return call.env("UV_DEFAULT_INDEX", url);
        }

        @Override
        public CommandCall prepare(CommandCall call) {
            return call.env("UV_PYTHON_DOWNLOADS", "never")
                    .env("UV_LINK_MODE", "copy")
                    .env("UV_NO_PROGRESS", "1");
        }

        @Override
        public String identity() {
            return "uv\n";
        }
    }
}
