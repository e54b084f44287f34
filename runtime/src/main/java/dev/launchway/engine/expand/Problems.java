package dev.launchway.engine.expand;

import dev.launchway.api.MissingFileException;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.redaction.Redactor;
import dev.launchway.engine.template.TemplateFailedException;
import dev.launchway.plan.LinkFault;
import dev.launchway.plan.OtherVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in an environment, in words for the reader. */
final class Problems {

    private final String environment;
    private final List<ModelProblem> all = new ArrayList<>();

    Problems(String environment) {
        this.environment = environment;
    }

    List<ModelProblem> all() {
        return all;
    }

    /**
     * What an exception of user code is told as.
     *
     * @param code its number
     * @param lookedAt the secrets whose placeholders the code has looked at: it may not have known what to do with one
     */
    record UserFault(Code code, Set<String> lookedAt) {}

    /** All, with no secret in what they say. */
    List<ModelProblem> redacted(Redactor redactor) {
        return all.stream().map(problem -> problem.redacted(redactor::redact)).toList();
    }

    /** Reports what user code, or the engine on its behalf, has thrown. */
    void add(String host, String breadcrumb, String prefix, Throwable thrown, UserFault fault) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            add(host, breadcrumb, prefix + "a static initializer: ", thrown.getCause(), fault);
            return;
        }
        String line = UserCode.line(thrown);
        if (thrown instanceof ModelRuleException error) {
            String location = error.location().isEmpty() ? line : error.location();
            add(error.code(), host, breadcrumb, prefix + error.getMessage(), location, error.help());
        } else if (thrown instanceof TemplateFailedException failed) {
            boolean elsewhere = !failed.place().isEmpty() && !line.isEmpty();
            all.add(new ModelProblem(
                    failed.code(),
                    environment,
                    host,
                    breadcrumb,
                    prefix + failed.statement(),
                    elsewhere ? List.of("rendered at " + line) : List.of(),
                    failed.place().isEmpty() ? line : failed.place(),
                    failed.help(),
                    StackTraces.text(thrown)));
        } else if (thrown instanceof OtherVersionException other) {
            add(Code.LW164_OTHER_VERSION, host, breadcrumb, prefix + other.getMessage(), "", other.help());
        } else if (LinkFault.of(thrown).isPresent()) {
            LinkFault link = LinkFault.of(thrown).get();
            all.add(new ModelProblem(
                    Code.LW163_OTHER_CLASS,
                    environment,
                    host,
                    breadcrumb,
                    prefix + link.statement(),
                    List.of(link.reason()),
                    line,
                    link.help(),
                    StackTraces.text(thrown)));
        } else {
            boolean missing = thrown instanceof MissingFileException;
            boolean looked = !missing && !fault.lookedAt().isEmpty();
            all.add(new ModelProblem(
                    missing ? Code.LW401_MISSING_FILE : looked ? Code.LW168_PLACEHOLDER_REFUSED : fault.code(),
                    environment,
                    host,
                    breadcrumb,
                    prefix + message(thrown),
                    looked ? List.of(looked(fault.lookedAt())) : List.of(),
                    line,
                    looked ? "say --with-secrets, where there is an identity that can read them" : "",
                    StackTraces.text(thrown)));
        }
    }

    void add(Code code, String host, String breadcrumb, String message, String location, String help) {
        all.add(new ModelProblem(code, environment, host, breadcrumb, message, List.of(), location, help, ""));
    }

    private static String looked(Set<String> secrets) {
        List<String> named = secrets.stream().filter(name -> !name.isEmpty()).toList();
        return "the component has looked at "
                + (named.isEmpty() ? "a secret" : "the secret " + String.join(", ", named))
                + " before, for which a placeholder stands here";
    }

    /** One line; the type is named where the message alone does not speak to the reader. */
    static String message(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "StackOverflowError: a method calls itself without end";
        }
        String type = thrown.getClass().getSimpleName();
        if (thrown.getMessage() == null || thrown.getMessage().isBlank()) {
            return type;
        }
        String first = thrown.getMessage().lines().findFirst().orElse("");
        boolean speaks = thrown.getClass() == IllegalArgumentException.class
                || thrown.getClass() == IllegalStateException.class
                || thrown instanceof TemplateFailedException
                || thrown instanceof MissingFileException
                || thrown instanceof ModelRuleException;
        return speaks ? first : type + ": " + first;
    }
}
