package dev.launchway.library.schedule;

import dev.launchway.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a table. A setting holds for all lines below it, so jobs with an address of their own come last.
 *
 * @param mailTo who gets the output of jobs
 * @param variables of all jobs
 * @param jobs in the order of the root components
 */
record TableText(Optional<String> mailTo, Map<String, String> variables, List<Resource<CronEntry>> jobs) {

    /** For the crontab of a user. */
    String ofUser() {
        return text("", "");
    }

    /**
     * For a file of the system.
     *
     * @param user who runs jobs that name nobody
     */
    String ofSystem(String user) {
        return text(user, " ");
    }

    private String text(String user, String separator) {
        StringBuilder text = new StringBuilder();
        setting(text, "SHELL", "/bin/sh");
        variables.forEach((variable, value) -> setting(text, variable, value));
        mailTo.ifPresent(address -> setting(text, "MAILTO", address));
        byAddress().forEach((address, entries) -> {
            address.ifPresent(own -> setting(text, "MAILTO", own));
            for (Resource<CronEntry> job : entries) {
                CronEntry entry = job.value();
                text.append("# " + entry.name() + " (" + job.component() + ")");
                text.append(entry.comment().isEmpty() ? "" : ": " + entry.comment())
                        .append("\n");
                text.append(entry.enabled() ? "" : "# disabled: ")
                        .append(entry.schedule() + " " + entry.user().orElse(user) + separator + entry.command())
                        .append("\n");
            }
        });
        return text.toString();
    }

    private Map<Optional<String>, List<Resource<CronEntry>>> byAddress() {
        Map<Optional<String>, List<Resource<CronEntry>>> groups = new LinkedHashMap<>();
        groups.put(Optional.empty(), new ArrayList<>());
        for (Resource<CronEntry> job : jobs) {
            Optional<String> own = job.value().mailTo().equals(mailTo)
                    ? Optional.empty()
                    : job.value().mailTo();
            groups.computeIfAbsent(own, address -> new ArrayList<>()).add(job);
        }
        return groups;
    }

    /** In quotes that cron takes off; a value with one kind of them in it stands in the other. */
    private static void setting(StringBuilder text, String variable, String value) {
        String quote = value.indexOf('"') < 0 ? "\"" : "'";
        text.append(variable + "=" + quote + value + quote + "\n");
    }
}
