package dev.launchway.cli;

import dev.launchway.cli.secrets.Action;
import dev.launchway.cli.secrets.ActionOptions;
import dev.launchway.cli.secrets.SecretsCommands;
import dev.launchway.cli.secrets.Workplace;
import dev.launchway.cli.secrets.WrongOperandException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code secrets}: works on the source tree, and needs no plan. */
final class SecretsCommand {

    private static final int MOST_LENGTH = 4096;
    private static final int MOST_DAYS = 36_500;

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
        requireOptionsOf(action);
        Output output = context.output(!arguments.has(Option.NO_COLOR));
        try {
            new SecretsCommands(workplace(output)).run(action, operands, options());
            return ExitCode.DONE;
        } catch (WrongOperandException e) {
            throw new UsageException(e.getMessage(), e.help());
        } catch (SecretsException e) {
            return failed(output, e.getMessage(), e.help());
        } catch (IOException e) {
            return failed(output, reason(e), "");
        }
    }

    private void requireOptionsOf(Action action) throws UsageException {
        refuse(Option.LENGTH, action, Action.GENERATE);
        refuse(Option.ALPHABET, action, Action.GENERATE);
        refuse(Option.SHARED, action, Action.INIT);
        refuse(Option.OWNER, action, Action.INIT, Action.ADD);
        refuse(Option.OLDER_THAN, action, Action.STALE);
    }

    private void refuse(Option option, Action action, Action... takers) throws UsageException {
        if (arguments.has(option) && !Arrays.asList(takers).contains(action)) {
            throw new UsageException(
                    "'secrets " + action.word() + "' takes no " + option.longName(),
                    "secrets " + action.word() + " --help shows how it is used");
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
                LocalDate.now(ZoneOffset.UTC),
                "java -jar " + (program.toString().endsWith(".jar") ? displayed(program) : "plan.jar"),
                new KnownKeys(source),
                action -> Signals.handle(action, "INT"));
    }

    /** As short as it can be typed here. */
    private Path displayed(Path program) {
        Path here = context.directory().toAbsolutePath();
        return program.startsWith(here) ? here.relativize(program) : program;
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

    private ActionOptions options() throws UsageException {
        String length = arguments.value(Option.LENGTH);
        String alphabet = arguments.value(Option.ALPHABET);
        if (arguments.has(Option.ALPHABET) && alphabet.codePoints().distinct().count() < 2) {
            throw new UsageException("an alphabet has two characters at least", "--alphabet 0123456789abcdef");
        }
        ActionOptions usual = ActionOptions.USUAL;
        return new ActionOptions(
                length.isEmpty() ? usual.length() : number(length, 1, MOST_LENGTH, "a length"),
                alphabet.isEmpty() ? usual.alphabet() : alphabet,
                arguments.has(Option.SHARED),
                arguments.value(Option.OWNER),
                arguments.has(Option.OLDER_THAN)
                        ? OptionalInt.of(number(arguments.value(Option.OLDER_THAN), 0, MOST_DAYS, "a number of days"))
                        : usual.olderThan());
    }

    private static int number(String text, int least, int most, String what) throws UsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds is.
        }
        throw new UsageException("'" + text + "' is not " + what, "write a number from " + least + " to " + most);
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
