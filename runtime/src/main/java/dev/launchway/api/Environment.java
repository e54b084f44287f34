package dev.launchway.api;

import java.util.List;
import java.util.Map;

/** One installation of a service: production, staging, a developer's machine. */
public interface Environment {

    /**
     * Its name: that of its file, without the ending.
     *
     * @return the name
     */
    String name();

    /**
     * Its hosts, ignored ones included.
     *
     * @return unmodifiable, in the order of the file
     */
    List<Host> hosts();

    /**
     * Its free data.
     *
     * @return unmodifiable, in the order of the file
     */
    Map<String, String> data();
}
