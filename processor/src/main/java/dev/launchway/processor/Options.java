package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The options of the processor: {@code -Akey=value}. */
public final class Options {

    /** The directory of the environment files. */
    public static final String ENVIRONMENTS = "launchway.environments";

    /** Whether warnings are errors: {@code error} or {@code warn}. */
    static final String WARNINGS = "launchway.warnings";

    /** The file that takes the findings, as SARIF. */
    static final String REPORT = "launchway.report";

    /** The directories of the resources, separated as those of a class path. */
    static final String RESOURCES = "launchway.resources";

    private static final String PREFIX = "launchway.";
    private static final List<String> ALL = List.of(ENVIRONMENTS, REPORT, RESOURCES, WARNINGS);
    private static final List<String> SEVERITIES = List.of("error", "warn");

    private final Map<String, String> given;

    /**
     * The options of a compilation.
     *
     * @param given all options of all processors; one without a value has {@code null}
     */
    Options(Map<String, String> given) {
        this.given = given;
    }

    /**
     * What the compiler is told to leave to this processor: those options too that do not exist, so that what is said of them is
     * said once.
     */
    Set<String> supported() {
        Set<String> supported = new TreeSet<>(ALL);
        given.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(supported::add);
        return supported;
    }

    /** The directory of the environment files, where it is named. */
    Optional<String> environments() {
        return Optional.ofNullable(given.get(ENVIRONMENTS));
    }

    /** The directories of the resources, as they are named; none where that is left to the compiler's output. */
    List<String> resources() {
        return Stream.of(Objects.requireNonNullElse(given.get(RESOURCES), "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .toList();
    }

    boolean warningsAreErrors() {
        return "error".equals(given.get(WARNINGS));
    }

    /** The file of the report; a build that asks for none may leave the value empty. */
    Optional<String> report() {
        return Optional.ofNullable(given.get(REPORT)).filter(file -> !file.isBlank());
    }

    /** Reports what is wrong with the options. */
    void check(Diagnostics diagnostics) {
        new TreeMap<>(given).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !ALL.contains(name)) {
                diagnostics.add(Diagnostic.warning(
                                Code.LW197_PROCESSOR_OPTION,
                                "there is no option -A" + name
                                        + DidYouMean.ending(
                                                NearestName.of(name, ALL).map(near -> "-A" + near)))
                        .help("the options are -A" + String.join(", -A", ALL)));
            }
        });
        for (String directory : resources()) {
            if (!new File(directory).isDirectory()) {
                diagnostics.add(Diagnostic.error(
                                Code.LW197_PROCESSOR_OPTION,
                                "-A" + RESOURCES + " names no directory: '" + directory + "'")
                        .help(
                                "name the directory that the packages of the resources lie in, as in src/main/resources; several"
                                        + " are separated by '" + File.pathSeparator + "'"));
            }
        }
        String severity = Objects.requireNonNullElse(given.getOrDefault(WARNINGS, SEVERITIES.get(0)), "");
        if (!SEVERITIES.contains(severity)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW197_PROCESSOR_OPTION,
                            "-A" + WARNINGS + " takes error or warn, not '" + severity + "'"
                                    + DidYouMean.ending(severity, SEVERITIES))
                    .help("-A" + WARNINGS + "=error makes errors of warnings; without the option they stay warnings"));
        }
    }
}
