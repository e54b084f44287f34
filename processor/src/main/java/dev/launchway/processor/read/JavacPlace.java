package dev.launchway.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.launchway.processor.report.CodePlace;
import javax.tools.Diagnostic.Kind;

/** A place in code, by javac's public tree API. */
record JavacPlace(Trees trees, CompilationUnitTree file, Tree code) implements CodePlace {

    @Override
    public long position() {
        return trees.getSourcePositions().getStartPosition(file, code);
    }

    @Override
    public void print(Kind kind, String text) {
        trees.printMessage(kind, text, code, file);
    }
}
