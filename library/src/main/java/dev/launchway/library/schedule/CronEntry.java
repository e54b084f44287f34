package dev.launchway.library.schedule;

import java.util.Optional;

/**
 * What a {@link CronJob} gives to the table of its host: a job with all that its line says.
 *
 * @param name what it is called in the table
 * @param schedule when it runs: five fields, or a word as in {@code @daily}
 * @param user who runs it, in a file of the system; empty for the table's own user
 * @param command one line for {@code sh}
 * @param mailTo who gets its output; empty for what the table says
 * @param comment why there is such a job; empty for none
 * @param enabled whether it runs; else it stands in the table as a comment
 */
public record CronEntry(
        String name,
        String schedule,
        Optional<String> user,
        String command,
        Optional<String> mailTo,
        String comment,
        boolean enabled) {}
