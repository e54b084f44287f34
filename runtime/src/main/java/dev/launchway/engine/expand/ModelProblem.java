package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something in the model that only running configure could show.
 *
 * @param code its number
 * @param environment the environment; empty where it is about none
 * @param host the host; empty where it is about no host
 * @param breadcrumb the component; empty where it is about none
 * @param message one sentence
 * @param details further lines: what led to it
 * @param location where it stands: a line of the user's class, or of an environment file; empty where it is not known
 * @param help what to do; empty where the message says it
 * @param stackTrace for {@code -v}; empty where there is none
 */
public record ModelProblem(
        Code code,
        String environment,
        String host,
        String breadcrumb,
        String message,
        List<String> details,
        String location,
        String help,
        String stackTrace) {

    /** Keeps a copy of the details. */
    public ModelProblem {
        details = List.copyOf(details);
    }

    /** The same with other words, as for all that user code may have said. */
    ModelProblem redacted(UnaryOperator<String> words) {
        return new ModelProblem(
                code,
                environment,
                host,
                words.apply(breadcrumb),
                words.apply(message),
                details.stream().map(words).toList(),
                location,
                help,
                words.apply(stackTrace));
    }
}
