package dev.launchway.remote.bootstrap;

import java.util.List;

/** The scripts that a target runs: one line each, for any POSIX shell. */
final class Scripts {

    /** Below the target directory. */
    private static final String STATE = ".launchway";

    private static final int SECONDS_BETWEEN_SIGNS = 3;

    private static final String LAYERS = STATE + "/layers/";
    private static final String ARCHIVES = STATE + "/archives/";

    /**
     * No line of the virtual machine may get into the frames. A short run gains nothing from more compilers or threads, and less
     * from compiling what is only called often than from compiling loops.
     */
    private static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=3000"
                    + " -XX:Tier3MinInvocationThreshold=2 -XX:Tier3CompileThreshold=5000 -XX:Tier3BackEdgeThreshold=10000"
                    + " -XX:+IgnoreUnrecognizedVMOptions -XX:-UsePerfData"
                    + " -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8";

    private final TargetPlace place;
    private final List<LayerId> layers;

    Scripts(TargetPlace place, List<LayerId> layers) {
        this.place = place;
        this.layers = layers;
    }

    /**
     * Becomes the agent when all that it needs is there, else tells what is missing and what the host is like.
     */
    String start() {
        String archive = ARCHIVES + framework().hash() + ".jsa";
        return enter()
                + "echo \"home=$HOME\";echo \"base=$PWD\";echo \"user=$(id -un)\";"
                + "missing=;for layer in " + hashes() + ";do [ -f " + LAYERS
                + "$layer.jar ]||missing=\"$missing $layer\";done;"
                + "java=;[ -f " + STATE + "/java ]&&read -r java <" + STATE + "/java;"
                + "if [ -x \"$java\" ];then [ -f " + archive
                + " ]&&echo \"settled=$java\";[ -n \"$missing\" ]||{ echo ready;" + run() + ";};fi;"
                + facts(archive);
    }

    /** What runs from here is as trustworthy as its directory: nobody else may have made that. */
    private String enter() {
        return "unfit() { echo \"unfit=$1\";echo end;exit 0;};dir=" + Shell.path(place.directory())
                + ";[ -d \"$dir\" ]||why=$(LC_ALL=C mkdir -p \"$dir\" 2>&1)||unfit \"cannot create $dir: ${why##*: }\";"
                + "cd -P \"$dir\" 2>/dev/null||unfit \"cannot enter $dir\";"
                + "[ -d " + STATE + " ]||why=$(LC_ALL=C mkdir -m 700 " + STATE
                + " 2>&1)||unfit \"cannot write to $PWD: ${why##*: }\";"
                + "{ [ -O " + STATE + " ]&&! [ -h " + STATE + " ]; }||unfit \"$PWD/" + STATE
                + " belongs to another user, or is a link\";";
    }

    private String run() {
        String archive = ARCHIVES + framework().hash() + ".jsa";
        return Utf8Locale.CHOOSE + "archive=;[ -f " + archive + " ]&&archive=-XX:SharedArchiveFile=" + archive
                + ";exec \"$java\" $archive "
                + JAVA_OPTIONS + " -cp " + classPath() + " dev.launchway.agent.AgentMain";
    }

    private static String facts(String archive) {
        return "echo \"system=$(uname -s)\";echo \"machine=$(uname -m)\";"
                + "libc=glibc;for file in /lib/ld-musl-*;do [ -e \"$file\" ]&&libc=musl;done;echo \"libc=$libc\";"
                + "echo \"disk=$(df -Pk .|tail -n 1)\";"
                + "for layer in $missing;do echo \"missing=$layer\";done;"
                + "[ -x \"$java\" ]&&[ -f " + archive + " ]||for java in \"$PWD\"/" + STATE
                + "/runtimes/*/bin/java \"$JAVA_HOME/bin/java\" \"$(command -v java)\""
                + " /usr/lib/jvm/*/bin/java;do [ -x \"$java\" ]&&echo \"java=$java $(\"$java\" -version 2>&1|head -n 1)\";done;"
                + "echo end";
    }

    /**
     * Takes a file from the standard input, and keeps it if it is the right one. On a slow line it says from time to time how much
     * has arrived; none of what runs beside keeps the line open longer than the script itself.
     *
     * @param file its path below the target directory
     * @param sha256 the hash of its bytes
     */
    String receive(String file, String sha256) {
        int slash = file.lastIndexOf('/');
        return enter() + "umask 077;mkdir -p " + file.substring(0, slash) + ";part=" + file
                + ".$$;(while sleep " + SECONDS_BETWEEN_SIGNS
                + " >/dev/null&&kill -0 $$;do echo \"arrived=$(wc -c <\"$part\")\";done)"
                + " 2>/dev/null& watch=$!;leave() { kill $watch 2>/dev/null;rm -f \"$part\";echo \"$1\";exit 0;};"
                + "trap 'leave broken' HUP INT TERM PIPE;"
                + "cat >\"$part\"||{ disk=$(df -Pk . 2>/dev/null|tail -n 1);leave \"unkept=$disk\";};"
                + "sum=$(sha256sum \"$part\" 2>/dev/null||shasum -a 256 \"$part\" 2>/dev/null||openssl dgst -sha256 -r \"$part\" 2>/dev/null);"
                + "[ -n \"$sum\" ]||leave untold;"
                + "[ \"${sum%% *}\" = " + sha256 + " ]&&mv -f \"$part\" " + file + "&&leave kept;leave broken";
    }

    String receive(LayerId layer, String sha256) {
        return receive(LAYERS + layer.fileName(), sha256);
    }

    /** Tells what was last deployed, and makes nothing. */
    static String status(TargetPlace place) {
        return "cd -P " + Shell.path(place.directory()) + " 2>/dev/null&&[ -f " + STATE + "/deployed ]&&cat " + STATE
                + "/deployed;echo end";
    }

    /** Unpacks a runtime that was received before. */
    String unpack(String archive, String directory) {
        return enter() + "umask 077;part=" + directory + ".$$;rm -rf \"$part\";mkdir -p \"$part\"&&gzip -dc " + archive
                + "|(cd \"$part\"&&tar -xf -)&&{ [ -d " + directory + " ]||mv \"$part\" " + directory
                + "; };rm -rf \"$part\" " + archive + ";[ -x " + directory + "/bin/java ]&&echo kept||echo broken";
    }

    /**
     * Remembers which Java to use, and lets it write down what it loads, so that the agent starts faster from then on. That goes
     * on beside the first run; what fails there costs time alone.
     */
    String settle(String java) {
        String archive = ARCHIVES + framework().hash() + ".jsa";
        return enter() + "umask 077;java=" + Shell.quoted(java) + ";echo \"$java\" >" + STATE + "/java.$$&&mv -f "
                + STATE
                + "/java.$$ "
                + STATE + "/java&&echo kept;mkdir -p " + ARCHIVES + ";{ nice -n 19 \"$java\" -XX:ArchiveClassesAtExit="
                + archive
                + ".$$ "
                + JAVA_OPTIONS + " -cp " + LAYERS + framework().fileName()
                + " dev.launchway.agent.Training&&mv -f " + archive + ".$$ " + archive
                + "||rm -f " + archive + ".$$; } </dev/null >/dev/null 2>&1 &";
    }

    private LayerId framework() {
        return layers.get(0);
    }

    private String hashes() {
        return String.join(" ", layers.stream().map(LayerId::hash).toList());
    }

    private String classPath() {
        return String.join(
                ":", layers.stream().map(layer -> LAYERS + layer.fileName()).toList());
    }
}
