package dev.launchway.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A service made for a measurement: sources, resources, class files and a plan jar in a directory of its own. */
final class Project {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    static final String JAVAC =
            Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    static final String PROCESSOR = "dev.launchway.processor.LaunchwayProcessor";
    static final String CLASS_PATH = System.getProperty("java.class.path");

    final Path directory;

    Project(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("src"));
        Files.createDirectories(directory.resolve("classes"));
    }

    Path source(String className, String text) throws IOException {
        return file("src/" + className.replace('.', '/') + ".java", text);
    }

    Path resource(String name, String text) throws IOException {
        return file("classes/" + name, text);
    }

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The compiler's command line, with a processor or with {@code null} for none. */
    List<String> javac(String processor, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JAVAC, "-XDstringConcat=inline", "--release", "17", "-cp", CLASS_PATH, "-d", output.toString()));
        if (processor != null) {
            command.addAll(List.of("-processorpath", CLASS_PATH));
            command.addAll(List.of("-processor", processor));
            Path environments = directory.resolve("classes/environments");
            if (Files.isDirectory(environments)) {
                command.add("-Alaunchway.environments=" + environments);
            }
        } else {
            command.add("-proc:none");
        }
        command.add("@" + arguments(directory.resolve("src"), "sources"));
        return command;
    }

    /** The compiler's command line without a processor, for the sources and for what the processor generated from them. */
    List<String> javacOfGenerated(Path generated, Path output) throws IOException {
        List<String> command = javac(null, output);
        command.add("@" + arguments(generated, "generated-sources"));
        return command;
    }

    private Path arguments(Path tree, String name) throws IOException {
        Path arguments = directory.resolve(name);
        try (Stream<Path> sources = Files.walk(tree)) {
            Files.write(
                    arguments,
                    sources.filter(path -> path.toString().endsWith(".java"))
                            .sorted()
                            .map(Path::toString)
                            .toList());
        }
        return arguments;
    }

    /** Packs the class files and the class path into one jar, as the parent POM's shade step does. */
    Path planJar() throws IOException {
        Path jar = directory.resolve("plan.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.launchway.cli.Main");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        collect(directory.resolve("classes"), entries);
        for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
            Path part = Path.of(entry);
            if (travels(part.getFileName().toString())) {
                collect(part, entries);
            }
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                packed.putNextEntry(new JarEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        }
        return jar;
    }

    private static boolean travels(String jar) {
        return jar.endsWith(".jar")
                && !jar.startsWith("launchway-processor-")
                && !jar.startsWith("launchway-testing-")
                && !jar.startsWith("javapoet-");
    }

    private static void collect(Path from, Map<String, byte[]> entries) throws IOException {
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(from.relativize(file).toString(), Files.readAllBytes(file), entries);
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(from.toFile())) {
            for (JarEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(entry.getName(), in.readAllBytes(), entries);
                }
            }
        }
    }

    private static void add(String name, byte[] content, Map<String, byte[]> entries) throws IOException {
        if (name.equals("META-INF/MANIFEST.MF") || name.endsWith("module-info.class")) {
            return;
        }
        if (name.startsWith("META-INF/services/") && entries.containsKey(name)) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.write(entries.get(name));
            both.write('\n');
            both.write(content);
            entries.put(name, both.toByteArray());
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
