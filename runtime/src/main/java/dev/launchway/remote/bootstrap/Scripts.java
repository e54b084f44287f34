package dev.launchway.remote.bootstrap;

import java.util.List;

/**
 * The scripts that a target runs, for any POSIX shell. All begin by entering {@code .launchway}, and work there by relative paths.
 *
 * <p>There lie {@code layers/HASH.jar}, {@code archives/HASH.jsa} with the classes of a framework as Java maps them, and
 * {@code runtimes/HASH}; each has a {@code HASH.sum} beside it with the SHA-256 of what was stored. {@code java} names the program
 * to use, {@code verified} the boot of the machine in which all that was compared with its sum.
 */
final class Scripts {

    /** Below the target directory. */
    private static final String STATE = ".launchway";

    private static final int SECONDS_BETWEEN_SIGNS = 3;

    /**
     * No line of the virtual machine may get into the frames, and no file of it into the target directory. A short run gains
     * nothing from more compilers or threads, and less from compiling what is only called often than from compiling loops.
     */
    private static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=3000"
                    + " -XX:Tier3MinInvocationThreshold=2 -XX:Tier3CompileThreshold=5000 -XX:Tier3BackEdgeThreshold=10000"
                    + " -XX:+IgnoreUnrecognizedVMOptions -XX:-UsePerfData"
                    + " -XX:+DisplayVMOutputToStderr -XX:ErrorFile=" + STATE + "/hs_err.log -XX:-CreateCoredumpOnCrash"
                    + " -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8";

    /**
     * What runs from here is as trustworthy as its directory: nobody else may have made that, and where it stands is looked at
     * once it is entered. The variables would give the agent options that are meant for others, or print a line for each.
     */
    private static final String ENTER = Shell.line("""
            say() { printf '%s\\n' "$1"
            }
            unfit() { say "unfit=$1"
            say end
            exit 0
            }
            PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            export PATH
            unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH CDPATH
            [ -d "$dir" ] || why=$(LC_ALL=C mkdir -p -- "$dir" 2>&1) || [ -d "$dir" ] || unfit "cannot create $dir: ${why##*: }"
            cd -P -- "$dir" 2>/dev/null || unfit "cannot enter $dir"
            base=$PWD
            state=${base%/}/.launchway
            foreign="$state belongs to another user, or is a link"
            [ -d .launchway ] || ! [ -e .launchway ] || unfit "$state is no directory; rename it, or set target-directory to another place"
            [ -d .launchway ] || why=$(LC_ALL=C mkdir -m 700 .launchway 2>&1) || [ -d .launchway ] || [ -h .launchway ] ||
            unfit "cannot write to $base: ${why##*: }"
            { [ -O .launchway ] && ! [ -h .launchway ]; } || unfit "$foreign"
            { [ -w .launchway ] && [ -x .launchway ]; } || chmod 700 .launchway 2>/dev/null
            cd -P ./.launchway 2>/dev/null || unfit "cannot enter $state"
            { [ "$PWD" = "$state" ] && [ -O . ]; } || unfit "$foreign"
            """);

    /**
     * Whoever may rename in a directory on the way here could exchange what is run. Below a directory that others cannot pass
     * nobody can.
     */
    private static final String SURROUNDINGS = Shell.line("""
            set -f
            set --
            path=
            IFS=/
            for part in $state; do
            [ -z "$part" ] || { path=$path/$part
            set -- "$@" "$path"
            }
            done
            unset IFS
            set +f
            exposed=$(LC_ALL=C ls -ldn / "$@" | while read -r mode links owner group rest; do
            path=/${rest#*/}
            [ "$owner" = 0 ] || [ -O "$path" ] || say "exposed=owner $path"
            case $mode in
            (????????w[!tT]*) open=others ;;
            (?????w???[!tT]*) open=group
            [ "$group" = 0 ] && open=
            [ "$group" = "$(id -g)" ] && [ "$(id -gn)" = "$(id -un)" ] && open= ;;
            (*) open= ;;
            esac
            if [ "$path" = "$state" ]; then
            [ -z "$open" ] || say "opened=$path"
            elif [ -n "$open" ]; then
            say "exposed=$open $path"
            fi
            case $mode in
            (??????[-S]??[-T]*) break ;;
            esac
            done)
            opened=
            case $exposed in
            '') ;;
            *exposed=o*) say "$exposed"
            say end
            exit 0 ;;
            *opened=*) opened=yes
            say "$exposed" ;;
            *) say "$exposed" ;;
            esac
            """);

    private static final String PRIVATE = "umask 077;";

    private static final String BOOT = Shell.line("""
            boot=none
            [ -r /proc/sys/kernel/random/boot_id ] && read -r boot </proc/sys/kernel/random/boot_id
            """);

    /** What was written to since its sum was taken is not what was stored; what is about to be used is marked as such. */
    private static final String START = Shell.line("""
            whole() { [ -f "$1" ] && ! [ -h "$1" ] && [ -f "${1%.*}.sum" ] && ! [ "$1" -nt "${1%.*}.sum" ]
            }
            own() { [ -d "$1" ] && [ -O "$1" ] && ! [ -h "$1" ]
            }
            ready() { own layers && own archives || return 1
            known=
            [ -f verified ] && read -r known <verified
            [ "$known" = "$boot" ] || return 1
            for layer in $layers; do
            whole layers/$layer.jar || return 1
            set -- "$@" layers/$layer.jar layers/$layer.sum
            done
            java=
            [ -f java ] && ! [ -h java ] && read -r java <java
            [ -f "$java" ] && [ -x "$java" ] || return 1
            archive=archives/${layers%% *}.jsa
            shared=
            if [ -e $archive ] || [ -h $archive ]; then
            whole $archive || return 1
            shared=-XX:SharedArchiveFile=.launchway/$archive
            fi
            touch -c "$@" 2>/dev/null
            return 0
            }
            say "home=$HOME"
            say "base=$base"
            say "user=$(id -un)"
            """);

    /** Address space that is limited would be used up by what a virtual machine reserves, and does not need. */
    private static final String LIMITS = Shell.line("""
            small=
            space=$(ulimit -v 2>/dev/null)
            case $space in
            unlimited | '') ;;
            *) small="-Xmx$((space / 4))k -XX:CompressedClassSpaceSize=32m -XX:ReservedCodeCacheSize=16m"
            export MALLOC_ARENA_MAX=1 ;;
            esac
            """);

    /** Takes a file, and writes it to the disk before it gets its name. */
    private static final String RECEIVE = Shell.line("""
            mkdir -p ${file%/*}
            part=$file.$$
            (while sleep $seconds >/dev/null && kill -0 $$; do
            say "arrived=$(wc -c <"$part")"
            done) 2>/dev/null & watch=$!
            leave() { kill $watch 2>/dev/null
            rm -f "$part" "$part.sum"
            say "$1"
            exit 0
            }
            trap 'leave broken' HUP INT TERM PIPE
            cat >"$part" || { disk=$(df -Pk . 2>/dev/null | tail -n 1)
            most=$(ulimit -f)
            case $most in
            *[!0-9]* | '') ;;
            *) [ $(($(wc -c <"$part") / 512 + 1)) -lt "$most" ] || leave "limited=$most" ;;
            esac
            leave "unkept=$disk"
            }
            sum=$(hash "$part")
            [ -n "$sum" ] || leave untold
            [ "${sum%% *}" = "$sha256" ] || leave broken
            say "$sha256" >"$part.sum" && keep "$part.sum" && keep "$part" && mv -f "$part.sum" ${file%.jar}.sum &&
            mv -f "$part" $file && keep ${file%/*} && leave kept
            leave broken
            """);

    private static final String UNPACK = Shell.line("""
            part=$runtime.$$
            leave() { rm -rf "$part" "$part.sum" $runtime.tar.gz $runtime.tar.gz.sum
            say "$1"
            exit 0
            }
            trap 'leave broken' HUP INT TERM PIPE
            mkdir -p "$part"
            gzip -dc $runtime.tar.gz | (cd "$part" && tar -xf -) || { disk=$(df -Pk . 2>/dev/null | tail -n 1)
            leave "unkept=$disk"
            }
            why=$("$part/bin/java" $small -version 2>&1 </dev/null) || { say "$why" >&2
            leave unstartable
            }
            (cd "$part" && hashes) >"$part.sum" && keep "$part.sum" && mv -f "$part.sum" $runtime.sum &&
            { [ -d $runtime ] || mv "$part" $runtime
            } && { sync -f runtimes 2>/dev/null || sync
            }
            [ -x $runtime/bin/java ] && leave kept
            leave broken
            """);

    private static final String SETTLE = Shell.line("""
            say "$java" >java.$$ && keep java.$$ && mv -f java.$$ java && say kept
            archive=archives/${layers%% *}
            part=$archive.jsa.$$
            """);

    private static final String TRAINED = "&& keep $part && hash $part >$part.sum && mv -f $part.sum $archive.sum"
            + " && mv -f $part $archive.jsa || rm -f $part $part.sum";

    /** Tells the sum of a file, or of all files of a directory; and writes something to the disk. */
    static final String TOOLS = Shell.line("""
            hash() { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1" 2>/dev/null || openssl dgst -sha256 -r "$1" 2>/dev/null
            }
            hashes() { { find . -type f -exec sha256sum {} + 2>/dev/null || find . -type f -exec shasum -a 256 {} + 2>/dev/null ||
            find . -type f -exec openssl dgst -sha256 -r {} + 2>/dev/null
            } | LC_ALL=C sort
            }
            keep() { sync "$1" 2>/dev/null || sync
            }
            """);

    private final TargetPlace place;
    private final List<LayerId> layers;

    Scripts(TargetPlace place, List<LayerId> layers) {
        this.place = place;
        this.layers = layers;
    }

    /**
     * Becomes the agent when all that it needs is there.
     */
    String start() {
        return enter() + SURROUNDINGS + BOOT + "layers='" + hashes() + "';" + START + LIMITS
                + "ready&&[ -z \"$opened\" ]&&{ echo ready;cd -P \"$base\";" + Utf8Locale.CHOOSE
                + "exec \"$java\" $shared $small " + JAVA_OPTIONS
                + " -cp " + classPath() + " dev.launchway.agent.AgentMain;};echo end";
    }

    /**
     * Looks at everything that is stored: sets aside what is foreign, deletes what is not what was stored, and tells what is
     * missing and what the host is like.
     *
     * @param doubt whether an agent did not start with what is there
     */
    String examine(boolean doubt) {
        return enter() + SURROUNDINGS + BOOT + "layers='" + hashes() + "';doubt=" + (doubt ? "yes" : "") + ";" + PRIVATE
                + TOOLS + LIMITS + Examination.SCRIPT;
    }

    /**
     * Takes a file from the standard input, and keeps it if it is the right one. On a slow line it says from time to time how much
     * has arrived; none of what runs beside keeps the line open longer than the script itself.
     *
     * @param file its path below the tool's own directory
     * @param sha256 the hash of its bytes
     */
    String receive(String file, String sha256) {
        return enter() + PRIVATE + TOOLS + "file=" + file + ";sha256=" + sha256 + ";seconds=" + SECONDS_BETWEEN_SIGNS
                + ";" + RECEIVE;
    }

    String receive(LayerId layer, String sha256) {
        return receive("layers/" + layer.fileName(), sha256);
    }

    /** Tells what was last deployed, and makes nothing. */
    static String status(TargetPlace place) {
        return "cd -P " + Shell.path(place.directory()) + " 2>/dev/null&&[ -f " + STATE + "/deployed ]&&dd if=" + STATE
                + "/deployed bs=4096 count=1 2>/dev/null;echo;echo end";
    }

    /** Unpacks a runtime that was received before. */
    String unpack(String runtime) {
        return enter() + PRIVATE + TOOLS + LIMITS + "runtime=" + runtime + ";" + UNPACK;
    }

    /**
     * Remembers which Java to use, and lets it write down what it loads, so that the agent starts faster from then on. That goes
     * on beside the first run; what fails there costs time alone.
     */
    String settle(String java) {
        return enter() + PRIVATE + TOOLS + "layers='" + hashes() + "';java=" + Shell.quoted(java) + ";" + SETTLE
                + LIMITS
                + "{ (cd -P \"$base\"&&exec nice -n 19 \"$java\" $small -XX:ArchiveClassesAtExit=" + STATE + "/$part "
                + JAVA_OPTIONS + " -cp " + jar(layers.get(0)) + " dev.launchway.agent.Training)" + TRAINED
                + "; } </dev/null >/dev/null 2>&1 &";
    }

    private String enter() {
        return "dir=" + Shell.path(place.directory()) + ";" + ENTER;
    }

    private String hashes() {
        return String.join(" ", layers.stream().map(LayerId::hash).toList());
    }

    private String classPath() {
        return String.join(":", layers.stream().map(Scripts::jar).toList());
    }

    private static String jar(LayerId layer) {
        return STATE + "/layers/" + layer.fileName();
    }
}
