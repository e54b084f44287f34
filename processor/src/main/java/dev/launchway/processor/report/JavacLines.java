package dev.launchway.processor.report;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.launchway.diagnostic.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.JavaFileObject;

/**
 * The lines of elements in javac, through its public tree API. It is the one class that names this API, and is loaded only when
 * findings are written.
 */
final class JavacLines implements Lines {

    private final Trees trees;

    private JavacLines(Trees trees) {
        this.trees = trees;
    }

    /** The lines of a compilation by javac; of any other compiler, and of a javac behind a wrapper, none. */
    static Lines of(ProcessingEnvironment compiler) {
        try {
            return new JavacLines(Trees.instance(compiler));
        } catch (IllegalArgumentException | LinkageError e) {
            return Lines.UNKNOWN;
        }
    }

    @Override
    public Optional<Line> of(Anchor anchor) {
        TreePath path = path(anchor);
        if (path == null) {
            return Optional.empty();
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        long position = trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
        if (position < 0) {
            return Optional.empty();
        }
        position = anchor.code() == null
                ? name(unit, path.getLeaf(), position)
                : anchor.code().position();
        long line = unit.getLineMap().getLineNumber(position);
        long start = unit.getLineMap().getStartPosition(line);
        String packageName =
                unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        String simple = simpleName(unit.getSourceFile());
        String name = packageName.isEmpty() ? simple : packageName.replace('.', '/') + "/" + simple;
        return Optional.of(
                new Line(file(unit.getSourceFile()), new Place(name, (int) line, column(unit, start, position))));
    }

    private static int column(CompilationUnitTree unit, long start, long position) {
        try {
            return Character.codePointCount(unit.getSourceFile().getCharContent(true), (int) start, (int) position) + 1;
        } catch (IOException | IndexOutOfBoundsException e) {
            return (int) (position - start) + 1;
        }
    }

    private TreePath path(Anchor anchor) {
        if (anchor.annotation() == null) {
            return trees.getPath(anchor.element());
        }
        return anchor.value() == null
                ? trees.getPath(anchor.element(), anchor.annotation())
                : trees.getPath(anchor.element(), anchor.annotation(), anchor.value());
    }

    /** The name in a declaration, which the compiler's messages point at too; a declaration begins with its annotations. */
    private long name(CompilationUnitTree unit, Tree tree, long start) {
        Pattern pattern;
        long from = start;
        if (tree instanceof ClassTree type) {
            pattern = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(" + quote(type.getSimpleName()) + ")\\b");
        } else if (tree instanceof MethodTree method && method.getReturnType() != null) {
            pattern = Pattern.compile("\\b(" + quote(method.getName()) + ")\\s*\\(");
            from = startOf(unit, method.getReturnType(), start);
        } else if (tree instanceof VariableTree field) {
            pattern = Pattern.compile("\\b(" + quote(field.getName()) + ")\\s*[=;,)\\[]");
            from = startOf(unit, field.getType(), start);
        } else {
            return start;
        }
        try {
            Matcher matcher = pattern.matcher(unit.getSourceFile().getCharContent(true));
            return matcher.find((int) from) ? matcher.start(1) : start;
        } catch (IOException | IndexOutOfBoundsException e) {
            return start;
        }
    }

    private long startOf(CompilationUnitTree unit, Tree tree, long otherwise) {
        long start = tree == null ? -1 : trees.getSourcePositions().getStartPosition(unit, tree);
        return start < 0 ? otherwise : start;
    }

    private static String quote(CharSequence name) {
        return Pattern.quote(name.toString());
    }

    private static String simpleName(JavaFileObject source) {
        String name = source.getName().replace('\\', '/');
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Path file(JavaFileObject source) {
        URI uri = source.toUri();
        return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    }
}
