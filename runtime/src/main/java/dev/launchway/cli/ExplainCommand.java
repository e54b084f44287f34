package dev.launchway.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code explain}: prints the page of a code, or the list of all codes. It needs no plan, so that it also helps where there is none.
 */
final class ExplainCommand {

    private static final String ALL = "'explain' without a code lists all";
    private static final int DIGITS = 3;

    private final Arguments arguments;
    private final ProcessContext context;

    ExplainCommand(Arguments arguments, ProcessContext context) {
        this.arguments = arguments;
        this.context = context;
    }

    int run() throws UsageException {
        context.out()
                .print(
                        arguments.operands().isEmpty()
                                ? ErrorPages.overview()
                                : page(arguments.operands().get(0)));
        return ExitCode.DONE;
    }

    private static String page(String given) throws UsageException {
        String code = code(given);
        if (code.isEmpty()) {
            throw new UsageException("'" + given + "' is no code", "a code is LW and three digits; " + ALL);
        }
        Optional<String> page = ErrorPages.of(code);
        if (page.isEmpty()) {
            throw new UsageException("there is no code '" + code + "'", nearest(code, ErrorPages.codes()));
        }
        return page.get();
    }

    /** {@code LW210} from what a reader may have copied: {@code lw210}, {@code 210}, {@code [LW210]}. */
    private static String code(String given) {
        String bare = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        String upper = bare.toUpperCase(Locale.ROOT);
        String digits = upper.startsWith("LW") ? upper.substring(2) : upper;
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return "";
            }
        }
        return digits.length() == DIGITS ? "LW" + digits : "";
    }

    /** The neighbours in the list. */
    private static String nearest(String code, List<String> codes) {
        String below = "";
        String above = "";
        for (String one : codes) {
            if (one.compareTo(code) < 0) {
                below = one;
            } else if (above.isEmpty()) {
                above = one;
            }
        }
        String or = below.isEmpty() || above.isEmpty() ? "" : " or ";
        return "did you mean " + below + or + above + "? " + ALL;
    }
}
