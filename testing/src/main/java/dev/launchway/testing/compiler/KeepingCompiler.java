package dev.launchway.testing.compiler;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** A compiler whose file manager serves one compilation after the other, since it keeps what it read of the JDK and of jars. */
final class KeepingCompiler implements JavaCompiler {

    private final JavaCompiler compiler;
    private StandardJavaFileManager manager;

    KeepingCompiler(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public StandardJavaFileManager getStandardFileManager(
            DiagnosticListener<? super JavaFileObject> listener, Locale locale, Charset charset) {
        if (manager == null) {
            manager = neverClosed(compiler.getStandardFileManager(null, locale, charset));
        }
        return manager;
    }

    /** Keeps nothing of other compilations, be it where their modules are. */
    StandardJavaFileManager ownFileManager() {
        return compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    private static StandardJavaFileManager neverClosed(StandardJavaFileManager open) {
        return (StandardJavaFileManager) Proxy.newProxyInstance(
                KeepingCompiler.class.getClassLoader(),
                new Class<?>[] {StandardJavaFileManager.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(open, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What a compiler prints beside its diagnostics is no result. */
    @Override
    public CompilationTask getTask(
            Writer out,
            JavaFileManager fileManager,
            DiagnosticListener<? super JavaFileObject> listener,
            Iterable<String> options,
            Iterable<String> classes,
            Iterable<? extends JavaFileObject> sources) {
        return compiler.getTask(
                out == null ? new StringWriter() : out, fileManager, listener, options, classes, sources);
    }

    @Override
    public int isSupportedOption(String option) {
        return compiler.isSupportedOption(option);
    }

    @Override
    public int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
        return compiler.run(in, out, err, arguments);
    }

    @Override
    public Set<SourceVersion> getSourceVersions() {
        return compiler.getSourceVersions();
    }
}
