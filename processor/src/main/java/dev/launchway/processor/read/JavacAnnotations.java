package dev.launchway.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Finds annotations that do not compile in javac before 22, whose elements do not show them: by its public tree API. Later ones, and
 * Eclipse's compiler, show them as annotations of an unknown type.
 */
final class JavacAnnotations extends TreePathScanner<Boolean, Void> {

    private static final int SHOWN_SINCE = 22;

    private final Trees trees;

    private JavacAnnotations(Trees trees) {
        this.trees = trees;
    }

    /**
     * Tells of classes whether an annotation is hidden.
     *
     * @param compiler the compiler
     * @return a test of outermost classes: whether one of their declarations has an annotation that its element does not show
     */
    static Predicate<TypeElement> hidden(ProcessingEnvironment compiler) {
        if (Runtime.version().feature() >= SHOWN_SINCE) {
            return type -> false;
        }
        try {
            JavacAnnotations annotations = new JavacAnnotations(Trees.instance(compiler));
            return annotations::found;
        } catch (IllegalArgumentException | LinkageError e) {
            return type -> false;
        }
    }

    private boolean found(TypeElement type) {
        TreePath path = trees.getPath(type);
        return path != null && Boolean.TRUE.equals(scan(path, null));
    }

    @Override
    public Boolean visitAnnotation(AnnotationTree annotation, Void nothing) {
        Element type = trees.getElement(new TreePath(getCurrentPath(), annotation.getAnnotationType()));
        return type == null || type.asType().getKind() == TypeKind.ERROR;
    }

    @Override
    public Boolean visitMethod(MethodTree method, Void nothing) {
        return scan(method.getModifiers(), null);
    }

    @Override
    public Boolean visitVariable(VariableTree variable, Void nothing) {
        return scan(variable.getModifiers(), null);
    }

    @Override
    public Boolean visitBlock(BlockTree block, Void nothing) {
        return false;
    }

    @Override
    public Boolean reduce(Boolean first, Boolean second) {
        return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
    }
}
