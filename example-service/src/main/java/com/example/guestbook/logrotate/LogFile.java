package com.example.guestbook.logrotate;

import java.nio.file.Path;

/**
 * A log file that grows.
 *
 * @param path where it is
 * @param days how many days of it are kept
 */
public record LogFile(Path path, int days) {}
