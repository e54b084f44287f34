package dev.launchway.cli;

import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads command lines with picocli, and says what is wrong with them. */
final class ArgumentParser {

    private ArgumentParser() {}

    static Arguments parse(String[] args) throws UsageException {
        try {
            return arguments(CommandLineSyntax.commandLine(args).parseArgs(args));
        } catch (UnmatchedArgumentException e) {
            throw unknown(e.getUnmatched().get(0), command(e));
        } catch (OverwrittenOptionException e) {
            throw new UsageException("option '" + name(e) + "' is given twice", "");
        } catch (MissingParameterException e) {
            throw new UsageException(missing(e), "--help shows how it is used");
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage(), "--help shows how it is used");
        }
    }

    private static Arguments arguments(ParseResult top) throws UsageException {
        Map<Option, String> options = new EnumMap<>(Option.class);
        List<String> operands = new ArrayList<>();
        Command command = null;
        collect(top, null, options);
        if (top.hasSubcommand()) {
            ParseResult sub = top.subcommand();
            command = Command.of(sub.commandSpec().name());
            collect(sub, command, options);
            if (sub.hasMatchedPositional(0)) {
                operands.addAll(sub.matchedPositional(0).originalStringValues());
            }
        }
        Arguments result = new Arguments(command, options, operands);
        if (command == null && !result.has(Option.HELP) && !result.has(Option.VERSION)) {
            throw new UsageException("a command is missing", commands());
        }
        return result;
    }

    private static void collect(ParseResult result, Command command, Map<Option, String> options) {
        for (Option option : Option.values()) {
            OptionSpec matched = result.matchedOption(option.longName());
            if (matched != null && (command == null ? option.common() : command.takes(option))) {
                options.put(
                        option,
                        option.takesValue() ? matched.originalStringValues().get(0) : "");
            }
        }
    }

    private static UsageException unknown(String argument, Command command) {
        if (argument.startsWith("-")) {
            List<String> names = new ArrayList<>();
            for (Option option : Option.values()) {
                if (command == null ? option.common() : command.takes(option)) {
                    names.add(option.longName());
                }
            }
            String of = command == null ? "" : " of '" + command.word() + "'";
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            return new UsageException("there is no option '" + name + "'" + of, didYouMean(name, names, "options: "));
        }
        if (command != null) {
            return new UsageException(
                    "'" + argument + "' is one argument too many for '" + command.word() + "'",
                    command.operands().most() == 1
                            ? "'" + command.word() + "' takes one "
                                    + command.operands().noun()
                                    + (command.takes(Option.LIMIT) ? "; put patterns in quotes: --limit 'web*'" : "")
                            : "--help shows how it is used");
        }
        return new UsageException(
                "there is no command '" + argument + "'", didYouMean(argument, words(), "commands: "));
    }

    /** A help line: the nearest name if there is one, else all of them. */
    static String didYouMean(String name, List<String> known, String label) {
        return DidYouMean.question(name, known).orElseGet(() -> label + String.join(", ", known));
    }

    private static String missing(MissingParameterException e) {
        Command command = command(e);
        if (e.getMissing().isEmpty() || command == null) {
            return e.getMessage();
        }
        return e.getMissing().get(0) instanceof OptionSpec option
                ? "option '" + option.longestName() + "' needs a value: " + option.paramLabel()
                : "'" + command.word() + "' needs an " + command.operands().noun();
    }

    private static String name(OverwrittenOptionException e) {
        return e.getOverwritten() instanceof OptionSpec option
                ? option.longestName()
                : e.getOverwritten().paramLabel();
    }

    private static Command command(ParameterException e) {
        CommandLine where = e.getCommandLine();
        return Command.of(where.getCommandName());
    }

    private static String commands() {
        return "commands: " + String.join(", ", words()) + "; --help shows more";
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Command command : Command.values()) {
            words.add(command.word());
        }
        return words;
    }
}
