package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.report.Suppressions;
import java.util.Set;
import java.util.TreeSet;

/** Reads which warnings an environment accepts: {@code suppress = ["LW325"]}. */
final class AcceptedReader {

    /** The key in {@code [environment]}. */
    static final String KEY = "suppress";

    private final FileFaults faults;
    private final Diagnostics diagnostics;

    AcceptedReader(FileFaults faults, Diagnostics diagnostics) {
        this.faults = faults;
        this.diagnostics = diagnostics;
    }

    /** The codes, sorted. */
    Set<String> read(ConfigValue value) {
        Set<String> codes = new TreeSet<>();
        if (!(value instanceof ConfigValue.Sequence list)) {
            String written = value instanceof ConfigValue.Text text ? text.text() : "LW325";
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "'" + KEY + "' takes a list of codes, not " + found(value),
                    "write " + KEY + " = [\"" + written + "\"]");
            return codes;
        }
        for (ConfigValue element : list.elements()) {
            if (element instanceof ConfigValue.Text code) {
                Suppressions.fault(code.text())
                        .ifPresent(fault ->
                                diagnostics.add(fault.in(element.location().toString())));
                codes.add(code.text());
            } else {
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        element.location(),
                        "'" + KEY + "' holds codes of warnings, not " + found(element));
            }
        }
        return codes;
    }

    private static String found(ConfigValue value) {
        return value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
    }
}
