package dev.launchway.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class that does not fit the code that uses it, in words for the reader. The virtual machine finds that out when it links the
 * two (JVMS, section 5.4), and tells it in its own terms.
 *
 * @param statement which class does not fit
 * @param reason what the virtual machine says, which names the member
 * @param help what to do
 */
public record LinkFault(String statement, String reason, String help) {

    private static final String DEFINITION = "_Definition";
    private static final String DATA = "_Data";
    private static final Pattern NAME = Pattern.compile("[\\w$]+([./][\\w$]+)+");
    private static final String REBUILD = "build again from nothing: mvn clean package";

    /**
     * Looks at what was thrown.
     *
     * @param thrown what was thrown
     * @return empty for what is no fault of linking; for a static initializer that fails, which is the user's own fault
     */
    public static Optional<LinkFault> of(Throwable thrown) {
        if (!(thrown instanceof LinkageError)
                || thrown instanceof ExceptionInInitializerError
                || String.valueOf(thrown.getMessage()).startsWith("Could not initialize class")) {
            return Optional.empty();
        }
        String reason = thrown.getClass().getSimpleName() + ": " + reason(thrown);
        String user = user(thrown);
        if (thrown instanceof UnsupportedClassVersionError) {
            return Optional.of(new LinkFault(
                    "a class was compiled for a newer Java than this one, which is "
                            + Runtime.version().feature(),
                    reason,
                    "set maven.compiler.release to the oldest Java that runs it, or install a newer one here"));
        }
        if (isGenerated(user)) {
            return Optional.of(new LinkFault(
                    described(user, reason) + " is not the class that its code was generated for",
                    reason,
                    "a tool has changed the class while or after it was compiled, such as Lombok, or only a part of the"
                            + " program was compiled again: keep such tools away from components, and " + REBUILD));
        }
        return Optional.of(new LinkFault(
                (user.isEmpty() ? "a class" : user) + " was compiled against other classes than it finds here",
                reason,
                "a library is here in another version, or is missing: compare with mvn dependency:tree, and "
                        + REBUILD));
    }

    /** Without the modules, which say nothing to the author of a service. */
    private static String reason(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        int modules = message.indexOf(" (");
        return modules > 0 && message.indexOf(" unnamed module ", modules) > 0
                ? message.substring(0, modules)
                : message;
    }

    /** The class whose code could not be linked: the innermost one that is not the virtual machine's own. */
    private static String user(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
                return name;
            }
        }
        return "";
    }

    private static boolean isGenerated(String className) {
        return className.endsWith(DEFINITION) || className.endsWith(DATA);
    }

    /** The class of a definition. Nested ones are joined by another sign in its name, so the reason is asked for the true one. */
    private static String described(String generated, String reason) {
        int suffix = generated.endsWith(DATA) ? DATA.length() : DEFINITION.length();
        String flat = generated.substring(0, generated.length() - suffix);
        Matcher names = NAME.matcher(reason);
        while (names.find()) {
            String name = names.group().replace('/', '.');
            if (name.startsWith(flat)) {
                continue;
            }
            for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
                String head = name.substring(0, end);
                if (head.replace('$', '_').equals(flat)) {
                    return head.replace('$', '.');
                }
            }
        }
        return flat;
    }
}
