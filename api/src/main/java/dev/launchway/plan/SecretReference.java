package dev.launchway.plan;

import java.util.List;

/**
 * A secret whose value the plan does not hold: the controller looks it up before attributes are set.
 *
 * @param environment the environment in whose file of secrets it stands, the environment's own or one that it extends; empty for
 *     one that comes from elsewhere, as {@link SecretSource} says
 * @param key the key in that file: {@code component.postgres.password}, {@code host.db01.component.postgres.password}, {@code
 *     data.smtp}, {@code files.tls.pem}; for one from elsewhere the {@link #name}
 */
public record SecretReference(String environment, String key) {

    /** The section of files. */
    private static final String FILES = "files.";

    private static final List<String> SECTIONS = List.of("component.", "data.", FILES);

    /**
     * What people and other sources call it.
     *
     * @return the key without its section: {@code postgres.password}, {@code db01.postgres.password}, {@code smtp}, {@code tls.pem}
     */
    public String name() {
        if (environment.isEmpty()) {
            return key;
        }
        if (key.startsWith("host.")) {
            return key.substring("host.".length()).replaceFirst("\\.component\\.", ".");
        }
        for (String section : SECTIONS) {
            if (key.startsWith(section)) {
                return key.substring(section.length());
            }
        }
        return key;
    }

    /**
     * Whether it is a whole file that lies beside the file of secrets.
     *
     * @return {@code true} for a key of the section {@code [files]}
     */
    public boolean isFile() {
        return !environment.isEmpty() && key.startsWith(FILES);
    }
}
