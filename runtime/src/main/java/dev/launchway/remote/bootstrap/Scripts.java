package dev.launchway.remote.bootstrap;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills in what the scripts need that a target runs. All begin by entering {@code .launchway}, and work there by relative paths.
 *
 * <p>There lie {@code layers/HASH.jar}, {@code archives/HASH.jsa} with the classes of a framework as Java maps them, and
 * {@code runtimes/HASH}; each has a {@code HASH.sum} beside it with the SHA-256 of what was stored. {@code java} names the program
 * to use, {@code verified} the boot of the machine in which all that was compared with its sum.
 */
final class Scripts {

    /** Below the target directory. */
    private static final String STATE = ".launchway";

    private static final String SECONDS_BETWEEN_SIGNS = "3";

    private static final String OLDEST_JAVA = "17";

    /**
     * No line of the virtual machine may get into the frames, and no file of it into the target directory. Its memory holds secrets,
     * and is never written to a file. A short run gains nothing from more compilers or threads, and less from compiling what is
     * only called often than from compiling loops. The library that reads zstd uses {@code sun.misc.Unsafe}, of which Java 24 and
     * newer would warn.
     */
    private static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=3000"
                    + " -XX:Tier3MinInvocationThreshold=2 -XX:Tier3CompileThreshold=5000 -XX:Tier3BackEdgeThreshold=10000"
                    + " -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -XX:-UsePerfData"
                    + " -XX:+DisplayVMOutputToStderr -XX:ErrorFile=" + STATE + "/hs_err.log -XX:-CreateCoredumpOnCrash"
                    + " -XX:-HeapDumpOnOutOfMemoryError -XX:-HeapDumpBeforeFullGC -XX:-HeapDumpAfterFullGC"
                    + " -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8";

    private final String directory;
    private final List<LayerId> layers;

    Scripts(TargetPlace place, List<LayerId> layers) {
        this.directory = Shell.path(place.directory());
        this.layers = layers;
    }

    /**
     * Becomes the agent when all that it needs is there; else it looks at everything that is stored, sets aside what is foreign,
     * deletes what is not what was stored, tells what is missing and what the host is like, and waits for {@link #take}.
     *
     * @param doubt whether an agent did not start with what is there
     */
    String start(boolean doubt) {
        return with(HostScript.START, doubt ? "yes" : "");
    }

    /**
     * The same, after it has answered a {@link Question} that it finds on its standard input.
     *
     * @param predicting whether the run changes nothing
     */
    String prove(boolean predicting) {
        return with(HostScript.PROVE, "", predicting ? "yes" : "");
    }

    private String with(HostScript script, String... more) {
        List<String> values = new ArrayList<>(
                List.of(directory, hashes(), Shell.quoted(JAVA_OPTIONS), Shell.quoted(classPath()), OLDEST_JAVA));
        values.addAll(List.of(more));
        return script.with(values.toArray(new String[0]));
    }

    /**
     * Takes what is lacking from the standard input, and goes back to starting the agent. On a slow line it says from time to time
     * how much has arrived.
     */
    static String take() {
        return HostScript.TAKE.with(SECONDS_BETWEEN_SIGNS);
    }

    /** Tells what was last deployed, and makes nothing. */
    static String status(TargetPlace place) {
        return HostScript.STATUS.with(Shell.path(place.directory()));
    }

    private String hashes() {
        return Shell.quoted(String.join(" ", layers.stream().map(LayerId::hash).toList()));
    }

    private String classPath() {
        return String.join(":", layers.stream().map(Scripts::jar).toList());
    }

    private static String jar(LayerId layer) {
        return STATE + "/layers/" + layer.fileName();
    }
}
