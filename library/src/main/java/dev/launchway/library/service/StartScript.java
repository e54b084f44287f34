package dev.launchway.library.service;

import dev.launchway.library.component.ShellWords;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The scripts that start a service where systemd does not: one that becomes the program, with its directory, variables, limits and
 * user; and one that starts that again whenever it ends. They are for a POSIX shell, and hold secrets, so they are for their owner alone.
 */
final class StartScript {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Its id in a line, and in another one when it began, by the kernel's count, and the boot that this counts from. */
    private static final String NOTE_ITSELF =
            "echo \"$$\n$(cut -d\" \" -f22 /proc/$$/stat)@$(cat /proc/sys/kernel/random/boot_id)\" > \"$1\"";

    private StartScript() {}

    static String start(Definition service) {
        StringBuilder text = new StringBuilder("#!/bin/sh\n" + service.header() + "\n");
        text.append("umask 022\n");
        export(text, "PATH", PATH);
        if (service.user() != null) {
            String user = ShellWords.quoted(service.user());
            export(text, "USER", service.user());
            export(text, "LOGNAME", service.user());
            text.append("HOME=$(getent passwd ").append(user).append(" | cut -d: -f6) && export HOME\n");
        }
        service.environment().forEach((name, value) -> export(text, name, value));
        service.secrets().forEach((name, value) -> export(text, name, value.reveal()));
        if (service.limits().openFiles() > 0) {
            text.append("ulimit -n ").append(service.limits().openFiles()).append(" || exit 1\n");
        }
        text.append("cd ")
                .append(ShellWords.quoted(service.directory().toString()))
                .append(" || exit 1\n");
        text.append("exec ")
                .append(account(service))
                .append(ShellWords.joined(service.argv()))
                .append('\n');
        return text.toString();
    }

    /**
     * Keeps the program running, and says in two files which processes it and the program are; of the program also its {@link
     * dev.launchway.api.RunningProcess#identity}, where the system tells it. The program is in the foreground: one that a shell starts
     * in the background ignores the signals INT and QUIT.
     */
    static String keep(Definition service, Path start, Path keeper, Path child) {
        String again =
                switch (service.restart()) {
                    case ALWAYS -> "";
                    case ON_FAILURE -> "  [ \"$code\" -ne 0 ] || exit 0\n";
                    case NEVER -> "  exit \"$code\"\n";
                };
        String delay = String.format(Locale.ROOT, "%.3f", service.restartDelay().toMillis() / 1000.0);
        return "#!/bin/sh\n" + service.header() + "\n"
                + "keeper=" + ShellWords.quoted(keeper.toString()) + "\n"
                + "if [ -s \"$keeper\" ] && tr '\\0' '\\n' < \"/proc/$(cat \"$keeper\")/cmdline\" 2>/dev/null"
                + " | grep -qxF \"$0\"; then\n"
                + "  exit 0\n"
                + "fi\n"
                + "exec < /dev/null >> " + ShellWords.quoted(service.logFile().toString()) + " 2>&1\n"
                + "echo $$ > \"$keeper\"\n"
                + "while :; do\n"
                + "  /bin/sh -c '" + NOTE_ITSELF + "; exec /bin/sh \"$2\"' sh " + ShellWords.quoted(child.toString())
                + " "
                + ShellWords.quoted(start.toString()) + "\n"
                + "  code=$?\n"
                + again
                + "  sleep " + delay + "\n"
                + "done\n";
    }

    private static String account(Definition service) {
        if (!service.changesUser()) {
            return "";
        }
        String user = ShellWords.quoted(service.user() == null ? Definition.self() : service.user());
        String group = service.group() == null ? "\"$(id -g " + user + ")\"" : ShellWords.quoted(service.group());
        return "setpriv --reuid=" + user + " --regid=" + group + " --init-groups -- ";
    }

    private static void export(StringBuilder text, String name, String value) {
        text.append("export ")
                .append(name)
                .append('=')
                .append(ShellWords.quoted(value))
                .append('\n');
    }
}
