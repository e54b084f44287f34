package dev.launchway.cli;

import dev.launchway.cli.secrets.Action;
import dev.launchway.cli.secrets.SecretsCommands;
import dev.launchway.cli.secrets.SecretsCommands.Shape;
import dev.launchway.cli.secrets.Workplace;
import dev.launchway.report.CleanText;
import dev.launchway.report.Output;
import dev.launchway.secrets.SecretsDirectory;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code secrets}: works on the source tree, and needs no plan. */
final class SecretsCommand {

    private static final int MOST_LENGTH = 4096;

    private final Arguments arguments;
    private final ProcessContext context;
    private final PlanSource source;

    SecretsCommand(Arguments arguments, ProcessContext context, PlanSource source) {
        this.arguments = arguments;
        this.context = context;
        this.source = source;
    }

    int run() throws UsageException {
        String word = arguments.operands().get(0);
        List<String> operands =
                arguments.operands().subList(1, arguments.operands().size());
        Action action = Action.of(word)
                .orElseThrow(() -> new UsageException(
                        "there is no 'secrets " + word + "'",
                        ArgumentParser.didYouMean(word, Action.words(), "secrets ")));
        if (!action.takes(operands.size())) {
            throw new UsageException(
                    "'secrets " + word + "' takes " + action.usage().substring(word.length() + 1),
                    "secrets " + action.usage() + ": " + action.summary());
        }
        Output output = context.output(!arguments.has(Option.NO_COLOR));
        try {
            new SecretsCommands(workplace(output)).run(action, operands, shape());
            return ExitCode.DONE;
        } catch (SecretsException e) {
            return failed(output, e.getMessage(), e.help());
        } catch (IOException e) {
            return failed(output, reason(e), "");
        }
    }

    private Workplace workplace(Output output) throws UsageException {
        Path program = source.program().toAbsolutePath();
        Optional<Path> identity = arguments.has(Option.IDENTITY)
                ? Optional.of(context.directory().resolve(arguments.value(Option.IDENTITY)))
                : Optional.empty();
        return new Workplace(
                directory(program),
                identity,
                context.variables(),
                Path.of(System.getProperty("user.home")),
                context.in(),
                context.inIsTerminal(),
                output,
                LocalDate.now(ZoneOffset.UTC));
    }

    private SecretsDirectory directory(Path program) throws UsageException {
        if (arguments.has(Option.DIRECTORY)) {
            Path named = context.directory().resolve(arguments.value(Option.DIRECTORY));
            if (!Files.isDirectory(named)) {
                throw new UsageException(
                        "there is no directory " + named, "name the one that holds the environment files");
            }
            return new SecretsDirectory(named);
        }
        return SecretsDirectory.find(List.of(program.getParent(), context.directory()))
                .orElseThrow(
                        () -> new UsageException(
                                "there is no source tree here: no src/main/resources/environments, neither above the plan jar nor above "
                                        + context.directory(),
                                "run it in the source tree of the service, or name the directory of environment files by --directory"));
    }

    private Shape shape() throws UsageException {
        String length = arguments.value(Option.LENGTH);
        String alphabet = arguments.value(Option.ALPHABET);
        if (arguments.has(Option.ALPHABET) && alphabet.codePoints().distinct().count() < 2) {
            throw new UsageException("an alphabet has two characters at least", "--alphabet 0123456789abcdef");
        }
        return new Shape(
                length.isEmpty() ? Shape.USUAL.length() : number(length),
                alphabet.isEmpty() ? Shape.USUAL.alphabet() : alphabet);
    }

    private static int number(String length) throws UsageException {
        try {
            int number = Integer.parseInt(length);
            if (number >= 1 && number <= MOST_LENGTH) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds is.
        }
        throw new UsageException("'" + length + "' is no length", "a length is a number from 1 to " + MOST_LENGTH);
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return "access is denied: " + message;
        }
        if (e instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        return e instanceof FileAlreadyExistsException ? message + " is there already" : message;
    }

    private static int failed(Output output, String message, String help) {
        output.err()
                .println(output.errStyle().red("error:") + " "
                        + output.errStyle().bold(CleanText.of(message)));
        if (!help.isEmpty()) {
            output.err().println("    " + output.errStyle().cyan("help:") + " " + CleanText.of(help));
        }
        return ExitCode.MODEL_INVALID;
    }
}
