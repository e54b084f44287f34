package com.example.guestbook.server;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts in this process: right for a single server. */
final class LocalPostLimit implements PostLimit {

    private final int perMinute;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    LocalPostLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public synchronized boolean exceeded(String client) {
        long now = Instant.now().getEpochSecond() / 60;
        if (now != minute) {
            counts.clear();
            minute = now;
        }
        return counts.merge(client, 1, Integer::sum) > perMinute;
    }
}
