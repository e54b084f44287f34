package dev.launchway.report;

import java.util.Comparator;
import java.util.List;

/** The order of a run's hosts; others come after them and stay as they are. */
record HostOrder(List<String> hosts) implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        return Integer.compare(position(one), position(other));
    }

    private int position(String host) {
        int index = hosts.indexOf(host);
        return index < 0 ? hosts.size() : index;
    }
}
