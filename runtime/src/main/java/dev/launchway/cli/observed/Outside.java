package dev.launchway.cli.observed;

import java.util.Optional;
import java.util.Set;

/** What is outside of a process, and how the JDK shows it: what a verify sees of it is another thing in the next run. */
public enum Outside {
    /** The clock. */
    CLOCK("the clock", "ask probe.isPast(moment), or probe.now()"),
    /** Files. */
    FILES("files", "ask the probe: probe.exists(path), probe.status(path), probe.read(path)"),
    /** Servers, and names of hosts. */
    NETWORK("the network", "ask probe.problemAt(host, port), probe.problemAt(url), or a command"),
    /** Variables, properties, locales: what the process was started with. */
    ENVIRONMENT("what the process was started with", "give the component an attribute, or ask a command"),
    /** Other processes. */
    PROCESSES("processes", "ask probe.run(…), or probe.process(pid)"),
    /** Random numbers. */
    CHANCE("chance", "make what is random in 'update', and keep it in a file");

    private static final Set<String> FILE_CLASSES = Set.of(
            "java/nio/file/Files",
            "java/nio/file/FileStore",
            "java/nio/channels/FileChannel",
            "java/nio/channels/AsynchronousFileChannel",
            "java/io/File",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader",
            "java/io/FileWriter",
            "java/io/RandomAccessFile",
            "java/util/zip/ZipFile",
            "java/util/jar/JarFile");

    private static final Set<String> NETWORK_CLASSES = Set.of(
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/DatagramSocket",
            "java/net/MulticastSocket",
            "java/net/NetworkInterface",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/net/JarURLConnection",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/DatagramChannel",
            "java/nio/channels/AsynchronousSocketChannel");

    private static final Set<String> PROCESS_CLASSES =
            Set.of("java/lang/ProcessBuilder", "java/lang/Process", "java/lang/ProcessHandle", "java/lang/Runtime");

    private static final Set<String> CHANCE_CLASSES = Set.of(
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/concurrent/ThreadLocalRandom",
            "java/security/SecureRandom");

    private final String shown;
    private final String instead;

    Outside(String shown, String instead) {
        this.shown = shown;
        this.instead = instead;
    }

    /**
     * What a member of a class of the JDK shows.
     *
     * @param member a field or a method
     * @return what is outside; empty for what comes out the same always
     */
    public static Optional<Outside> of(MemberReference member) {
        if (isClock(member)) {
            return Optional.of(CLOCK);
        }
        if (FILE_CLASSES.contains(member.owner()) || isOneOf(member, "java/nio/file/Path", "toRealPath", "register")) {
            return Optional.of(FILES);
        }
        if (isNetwork(member)) {
            return Optional.of(NETWORK);
        }
        if (isEnvironment(member)) {
            return Optional.of(ENVIRONMENT);
        }
        if (PROCESS_CLASSES.contains(member.owner())) {
            return Optional.of(PROCESSES);
        }
        return isChance(member) ? Optional.of(CHANCE) : Optional.empty();
    }

    private static boolean isClock(MemberReference member) {
        return (member.owner().startsWith("java/time/") && member.name().equals("now"))
                || isOneOf(
                        member,
                        "java/time/Clock",
                        "system",
                        "systemUTC",
                        "systemDefaultZone",
                        "tickMillis",
                        "tickSeconds",
                        "tickMinutes")
                || isOneOf(member, "java/time/InstantSource", "system")
                || isOneOf(member, "java/lang/System", "currentTimeMillis", "nanoTime")
                || (member.owner().equals("java/util/Date")
                        && member.name().equals("<init>")
                        && member.descriptor().equals("()V"))
                || isOneOf(member, "java/util/Calendar", "getInstance")
                || isOneOf(member, "java/util/GregorianCalendar", "<init>");
    }

    private static boolean isNetwork(MemberReference member) {
        return NETWORK_CLASSES.contains(member.owner())
                || member.owner().startsWith("java/net/http/")
                || member.owner().startsWith("javax/net/")
                || member.owner().startsWith("javax/naming/")
                || isOneOf(
                        member,
                        "java/net/InetAddress",
                        "getByName",
                        "getAllByName",
                        "getLocalHost",
                        "getHostName",
                        "getCanonicalHostName",
                        "isReachable")
                || (isOneOf(member, "java/net/InetSocketAddress", "<init>")
                        && member.descriptor().equals("(Ljava/lang/String;I)V"))
                || isOneOf(member, "java/net/URL", "openConnection", "openStream", "getContent");
    }

    private static boolean isEnvironment(MemberReference member) {
        return isOneOf(member, "java/lang/System", "getenv", "getProperty", "getProperties", "in", "console")
                || isOneOf(member, "java/lang/Boolean", "getBoolean")
                || isOneOf(member, "java/lang/Integer", "getInteger")
                || isOneOf(member, "java/lang/Long", "getLong")
                || isOneOf(member, "java/util/Locale", "getDefault")
                || isOneOf(member, "java/util/TimeZone", "getDefault")
                || isOneOf(member, "java/time/ZoneId", "systemDefault")
                || isOneOf(member, "java/nio/charset/Charset", "defaultCharset")
                || member.owner().startsWith("java/lang/management/");
    }

    private static boolean isChance(MemberReference member) {
        return CHANCE_CLASSES.contains(member.owner())
                || member.owner().startsWith("java/util/random/")
                || isOneOf(member, "java/util/UUID", "randomUUID")
                || isOneOf(member, "java/lang/Math", "random")
                || isOneOf(member, "java/lang/StrictMath", "random")
                || isOneOf(member, "java/lang/System", "identityHashCode")
                || (isOneOf(member, "java/util/Collections", "shuffle")
                        && member.descriptor().equals("(Ljava/util/List;)V"));
    }

    private static boolean isOneOf(MemberReference member, String owner, String... names) {
        return member.owner().equals(owner) && Set.of(names).contains(member.name());
    }

    /**
     * What it is, in words.
     *
     * @return as in {@code the clock}
     */
    public String shown() {
        return shown;
    }

    /**
     * How a component asks for it.
     *
     * @return the help of a message
     */
    public String instead() {
        return instead;
    }
}
