package dev.launchway.secrets.lookup;

import dev.launchway.plan.SecretReference;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Why secrets cannot be read.
 *
 * @param kind what is at fault
 * @param secrets which ones, one or more
 * @param place the file, and where in it; empty for what stands in no file
 * @param message one sentence
 * @param details further lines: what a program said
 * @param help what to do; empty where the message says it
 */
public record SecretFault(
        Kind kind, Set<SecretReference> secrets, String place, String message, List<String> details, String help) {

    /** What is at fault. */
    public enum Kind {
        /** Nobody here has the key of the environment. */
        CLOSED,
        /** A value, or the file that it stands in, is not there, or not as it was written; or its source does not give it. */
        UNREADABLE
    }

    /** Takes copies. */
    public SecretFault {
        secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        details = List.copyOf(details);
    }
}
