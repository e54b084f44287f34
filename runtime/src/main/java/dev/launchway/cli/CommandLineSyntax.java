package dev.launchway.cli;

import dev.launchway.cli.secrets.Action;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The table of commands and options, in picocli's words. */
final class CommandLineSyntax {

    private static final String PROGRAM = "java -jar plan.jar";

    static {
        // All options are text: picocli need not look for types of dates, data bases and so on that they could have.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    private CommandLineSyntax() {}

    /**
     * Builds picocli's command line.
     *
     * @param program the first word of the usage line, and of completion
     * @param commands the commands that it has
     * @param environments names to complete; empty when they do not matter
     * @param codes codes to complete; empty when they do not matter
     */
    private static CommandLine commandLine(
            String program, List<Command> commands, List<String> environments, List<String> codes) {
        CommandSpec root = CommandSpec.create().name(program);
        layOut(root.usageMessage())
                .description("Deploys this service to the hosts of an environment.")
                .footer(
                        "",
                        "Examples:",
                        "  java -jar plan.jar local dev             deploy the environment dev here",
                        "  java -jar plan.jar local dev --predict   say what that would change",
                        "  java -jar plan.jar check                 find what is wrong in any environment",
                        "",
                        "Exit codes:",
                        "    0  done, or nothing to do",
                        "    1  failed, or not confirmed",
                        "    2  a prediction found changes (with --exit-code)",
                        "    3  the model is invalid",
                        "    4  a host is unreachable or unfit; nothing was changed",
                        "    5  another run is at work",
                        "   64  wrong usage; an unknown environment or host; nobody to confirm",
                        "  130  interrupted");
        for (Option option : Option.values()) {
            if (option.common()) {
                root.addOption(
                        spec(option).scopeType(ScopeType.INHERIT).order(1).build());
            }
        }
        for (Command command : commands) {
            root.addSubcommand(command.word(), subcommand(command, environments, codes));
        }
        return new CommandLine(root).setExpandAtFiles(false);
    }

    /** The command line of the plan jar, with all commands. */
    static CommandLine commandLine() {
        return commandLine(PROGRAM, List.of(), List.of());
    }

    /** The same for completion, with names of environments and codes to complete. */
    static CommandLine commandLine(String program, List<String> environments, List<String> codes) {
        return commandLine(program, List.of(Command.values()), environments, codes);
    }

    /** The command line of the plan jar, to read these arguments: the commands that none of them names are left out. */
    static CommandLine commandLine(String[] args) {
        List<Command> named = new ArrayList<>();
        for (String arg : args) {
            Command command = Command.of(arg);
            if (command != null && !named.contains(command)) {
                named.add(command);
            }
        }
        return commandLine(PROGRAM, named, List.of(), List.of());
    }

    private static CommandSpec subcommand(Command command, List<String> environments, List<String> codes) {
        CommandSpec spec = CommandSpec.create();
        layOut(spec.usageMessage()).description(command.description().split("\n", -1));
        Operands operands = command.operands();
        if (operands != Operands.NONE) {
            boolean one = operands.most() == 1;
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(operands.label())
                    .arity(operands.least() + (one ? "..1" : "..*"))
                    .index(one ? "0" : "0..*")
                    .required(operands.least() > 0)
                    .type(one ? String.class : List.class)
                    .auxiliaryTypes(String.class)
                    .completionCandidates(candidates(operands, environments, codes))
                    .description(operands.description())
                    .build());
        }
        for (Option option : command.options()) {
            spec.addOption(spec(option).build());
        }
        return spec;
    }

    private static List<String> candidates(Operands operands, List<String> environments, List<String> codes) {
        if (operands == Operands.CODE) {
            return codes;
        }
        if (operands != Operands.ACTION || environments.isEmpty()) {
            return environments;
        }
        List<String> words = new ArrayList<>(Action.words());
        words.addAll(environments);
        return words;
    }

    private static UsageMessageSpec layOut(UsageMessageSpec message) {
        return message.abbreviateSynopsis(true)
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .synopsisSubcommandLabel("COMMAND");
    }

    private static OptionSpec.Builder spec(Option option) {
        String[] names = option.shortName().isEmpty()
                ? new String[] {option.longName()}
                : new String[] {option.shortName(), option.longName()};
        OptionSpec.Builder spec = OptionSpec.builder(names).description(option.description());
        if (option.takesValue()) {
            spec.type(String.class).paramLabel(option.valueName());
        } else {
            spec.type(boolean.class).usageHelp(option == Option.HELP).versionHelp(option == Option.VERSION);
        }
        return option == Option.FORMAT ? spec.completionCandidates(List.of("text", "json")) : spec;
    }
}
