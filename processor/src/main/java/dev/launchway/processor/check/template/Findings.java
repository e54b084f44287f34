package dev.launchway.processor.check.template;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What following a template gives.
 *
 * @param complete whether a file that is not found is certainly missing
 * @param faults what is wrong
 * @param uses the keys of free data that are read for certain
 * @param secrets the secret attributes of the component whose values are taken
 */
record Findings(boolean complete, Set<Fault> faults, Set<DataUse> uses, Set<SecretUse> secrets) {

    Findings(boolean complete) {
        this(complete, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /**
     * A secret attribute of the component that is read.
     *
     * @param attribute its Java name
     * @param certain whether it is read each time, and has to be set
     * @param place where
     */
    record SecretUse(String attribute, boolean certain, String place) {}

    /**
     * A key of free data that is read.
     *
     * @param data {@code host.data} or {@code environment.data}
     * @param key the key
     * @param place where
     */
    record DataUse(String data, String key, String place) {}
}
