package com.example.guestbook;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What came of compiling a service with the processor.
 *
 * @param succeeded whether there are classes
 * @param messages what the compiler said
 */
record Compilation(boolean succeeded, String messages) {

    static Compilation of(Path sources, Path environments, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<Processor> processors = new ArrayList<>();
        ServiceLoader.load(Processor.class).forEach(processors::add);
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-Xlint:all,-processing",
                "-Werror",
                "--release",
                "17",
                "-cp",
                Variant.PLAN_JAR.toString(),
                "-d",
                classes.toString(),
                "-Alaunchway.environments=" + environments);
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    messages,
                    manager,
                    null,
                    options,
                    null,
                    manager.getJavaFileObjectsFromPaths(Variant.files(sources, ".java")));
            task.setProcessors(processors);
            return new Compilation(task.call(), messages.toString());
        }
    }
}
