package com.example.guestbook.cron;

/**
 * Something to do again and again.
 *
 * @param schedule the five time fields of a crontab
 * @param command for the shell
 */
public record CronJob(String schedule, String command) {}
