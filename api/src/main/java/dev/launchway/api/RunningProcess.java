package dev.launchway.api;

/**
 * A process that runs.
 *
 * @param pid its process id
 * @param identity a text of one line that no other process has, also none that gets the id later: what is kept of it tells
 *     whether it is still the same one
 */
public record RunningProcess(long pid, String identity) {}
