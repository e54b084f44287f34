package dev.launchway.library.user;

/**
 * A user, as a line of passwd(5) has it.
 *
 * @param uid the user's number
 * @param gid the number of the primary group
 * @param comment the field that says who it is
 * @param home the home directory
 * @param shell what is started at a login
 */
record Account(int uid, int gid, String comment, String home, String shell) {}
