package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The compilation of large services with the processor, against the same without it; beside it the compilation of the generated
 * sources as if they were written by hand, which no processor that generates them can go below; then the checks alone. Wall
 * time, processor time and memory are those of the whole compiler.
 */
public final class CompileTime {

    private CompileTime() {}

    /**
     * Measures and prints.
     *
     * @param args numbers of components; 1, 50 and 1000 by default
     * @throws Exception when a service cannot be compiled
     */
    public static void main(String[] args) throws Exception {
        List<String> sizes = args.length == 0 ? List.of("1", "50", "1000") : List.of(args);
        for (String size : sizes) {
            Path directory = Files.createTempDirectory("launchway-compile");
            try {
                measure(directory, Integer.parseInt(size));
            } finally {
                Project.delete(directory);
            }
        }
    }

    private static void measure(Path directory, int size) throws IOException, InterruptedException {
        Project project = new Project(directory);
        LargeService.write(project, size);
        Path with = directory.resolve("with");
        Path without = directory.resolve("without");
        List<String> command = project.javac(Project.PROCESSOR, with);
        List<String> yardstick = project.javac(null, without);
        List<String> floor = project.javacOfGenerated(generate(directory, command), without);
        int runs = 3;
        List<Measured> ours = new ArrayList<>();
        List<Measured> others = new ArrayList<>();
        List<Measured> floors = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            ours.add(fresh(directory, command, with));
            floors.add(fresh(directory, floor, without));
            others.add(fresh(directory, yardstick, without));
        }
        System.out.printf("%d components, %d runs%n", size, runs);
        print("wall time, s", ours, others, Measured::wall);
        print("processor time, s", ours, others, Measured::cpu);
        print("peak memory, MiB", ours, others, Measured::peak);
        System.out.println("generated sources as if written by hand");
        print("processor time, s", floors, others, Measured::cpu);
        System.out.printf(
                Locale.ROOT,
                "  %-20s with %8.2f   without %8.2f%n",
                "classes, MiB",
                mebibytes(with),
                mebibytes(without));
        Path checks = directory.resolve("checks");
        List<String> checking = new ArrayList<>(project.javac(CheckTime.class.getName(), checks));
        checking.add("-proc:only");
        for (int i = 0; i < 3; i++) {
            fresh(directory, checking, checks);
            System.out.print("  " + Files.readString(directory.resolve("output")));
        }
    }

    /** Generates the sources into a directory of their own; this also warms the caches of the disk. */
    private static Path generate(Path directory, List<String> command) throws IOException, InterruptedException {
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<String> writing = new ArrayList<>(command);
        writing.addAll(List.of("-s", generated.toString()));
        fresh(directory, writing, directory.resolve("with"));
        return generated;
    }

    private static Measured fresh(Path directory, List<String> command, Path output)
            throws IOException, InterruptedException {
        Project.delete(output);
        Files.createDirectories(output);
        return Measured.of(command, directory, directory.resolve("output").toFile());
    }

    private static void print(
            String what, List<Measured> ours, List<Measured> others, ToDoubleFunction<Measured> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(others.get(i)));
        }
        System.out.printf(
                Locale.ROOT,
                "  %-20s with %8.2f   without %8.2f   ratio %5.2f%n",
                what,
                median(ours, figure),
                median(others, figure),
                Contest.median(ratios));
    }

    private static double median(List<Measured> all, ToDoubleFunction<Measured> figure) {
        return Contest.median(all.stream().map(figure::applyAsDouble).toList());
    }

    private static double mebibytes(Path tree) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes / 1024.0 / 1024.0;
    }
}
