package dev.launchway.secrets.source;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretSource;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.secrets.lookup.SecretSupply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The sources that an environment can name. */
public final class SecretSources {

    /** In bytes: more is no secret. */
    static final int MOST_CONTENT = 1 << 20;

    private static final int MOST_NAMES = 3;

    private SecretSources() {}

    /**
     * Opens a source; nothing is asked yet.
     *
     * @param source what the environment says of it
     * @param variables the environment variables of the process
     * @param directory its current directory, where programs run
     * @return asks for each secret once
     */
    public static SecretSupply open(SecretSource source, Map<String, String> variables, Path directory) {
        return switch (source.kind()) {
            case COMMAND -> new CommandSource(source, variables, directory);
            case ENVIRONMENT -> new EnvironmentSource(source.arguments().get(0), variables);
            case DIRECTORY ->
                new DirectorySource(directory.resolve(source.arguments().get(0)));
        };
    }

    static SecretValue value(SecretReference secret, byte[] content) {
        return new SecretValue(secret.name(), content, true);
    }

    /** Whether there is nothing but a line end. */
    static boolean isEmpty(byte[] content) {
        return content.length <= 2 && new String(content, StandardCharsets.ISO_8859_1).isBlank();
    }

    static SecretFault fault(SecretReference secret, String reason, String help) {
        return fault(List.of(secret), reason, List.of(), help);
    }

    static SecretFault fault(Collection<SecretReference> secrets, String reason, List<String> details, String help) {
        return new SecretFault(
                SecretFault.Kind.UNREADABLE,
                new LinkedHashSet<>(secrets),
                "",
                "no value for " + named(secrets) + ": " + reason,
                details,
                help);
    }

    private static String named(Collection<SecretReference> secrets) {
        List<String> names = new ArrayList<>();
        for (SecretReference secret : secrets) {
            if (names.size() < MOST_NAMES) {
                names.add("'" + secret.name().replace('\0', ' ') + "'");
            }
        }
        int more = secrets.size() - names.size();
        return (secrets.size() == 1 ? "secret " : "secrets ")
                + String.join(", ", names)
                + (more > 0 ? " and " + more + " more" : "");
    }
}
