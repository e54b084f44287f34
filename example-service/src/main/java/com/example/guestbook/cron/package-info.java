/** Periodic jobs: other components provide them, one crontab for each host collects them. */
package com.example.guestbook.cron;
