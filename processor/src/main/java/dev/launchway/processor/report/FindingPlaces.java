package dev.launchway.processor.report;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Gives findings their places, for readers outside of the compiler. In javac these are file, line and column; of other compilers
 * the file alone is known, by the name of its outermost class.
 */
public final class FindingPlaces {

    private final ProcessingEnvironment compiler;
    private final Set<Path> directories = new LinkedHashSet<>();
    private Lines lines;

    /**
     * Places of a compilation.
     *
     * @param compiler the compiler
     */
    public FindingPlaces(ProcessingEnvironment compiler) {
        this.compiler = compiler;
    }

    /**
     * Finds places.
     *
     * @param diagnostics what a compilation tells
     * @return the findings, in the same order
     */
    public List<Finding> of(List<Diagnostic> diagnostics) {
        List<Finding> findings = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            findings.add(diagnostic
                    .anchor()
                    .map(anchor -> placed(diagnostic.finding(), anchor))
                    .orElse(diagnostic.finding()));
        }
        return findings;
    }

    /**
     * The source directories of the places that were found.
     *
     * @return as far as the compiler told
     */
    public Set<Path> directories() {
        return directories;
    }

    private Finding placed(Finding finding, Anchor anchor) {
        if (lines == null) {
            lines = JavacLines.of(compiler);
        }
        Optional<Lines.Line> line = lines.of(anchor);
        line.ifPresent(this::remember);
        Place source = line.map(Lines.Line::place).orElseGet(() -> Place.of(ElementNames.file(anchor.element())));
        return finding.at(finding.place().orElse(source))
                .about(Subject.element(ElementNames.qualified(anchor.element())));
    }

    private void remember(Lines.Line line) {
        Path name = Path.of(line.place().file());
        if (line.file() != null && line.file().endsWith(name)) {
            Path directory = line.file();
            for (int i = 0; i < name.getNameCount(); i++) {
                directory = directory.getParent();
            }
            directories.add(directory);
        }
    }
}
