package dev.launchway.diagnostic.format;

import dev.launchway.diagnostic.Code;
import java.util.Locale;

/** What a log says of a code as such. */
final class RuleText {

    private RuleText() {}

    /** {@code UNUSED_IN_SOME} as {@code UnusedInSome}. */
    static String name(Code code) {
        StringBuilder name = new StringBuilder();
        for (String word : code.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** {@code UNUSED_IN_SOME} as {@code unused in some}. */
    static String summary(Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where more is to be read. */
    static String help(Code code) {
        return "java -jar plan.jar explain " + code.id();
    }
}
