package dev.launchway.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Collection;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Finds the values of fields by javac's public tree API. Names are not resolved yet: an assignment to another thing of the name counts. */
final class JavacFieldValues implements FieldValues {

    private final Trees trees;

    private JavacFieldValues(Trees trees) {
        this.trees = trees;
    }

    static FieldValues of(ProcessingEnvironment compiler) {
        return new JavacFieldValues(Trees.instance(compiler));
    }

    @Override
    public boolean isNeverSet(VariableElement field, Collection<TypeElement> classes) {
        TreePath declared = trees.getPath(field);
        if (declared == null || ((VariableTree) declared.getLeaf()).getInitializer() != null) {
            return false;
        }
        for (TypeElement type : classes) {
            TreePath path = trees.getPath(SimpleValues.outermost(type));
            if (path == null || Boolean.TRUE.equals(new Assignments(field.getSimpleName()).scan(path, null))) {
                return false;
            }
        }
        return true;
    }

    /** Looks for an assignment to a name. */
    private static final class Assignments extends TreePathScanner<Boolean, Void> {

        private final Name name;

        Assignments(Name name) {
            this.name = name;
        }

        @Override
        public Boolean visitAssignment(AssignmentTree assignment, Void nothing) {
            ExpressionTree target = assignment.getVariable();
            boolean found = (target instanceof IdentifierTree identifier
                            && identifier.getName().contentEquals(name))
                    || (target instanceof MemberSelectTree member
                            && member.getIdentifier().contentEquals(name));
            return found || Boolean.TRUE.equals(super.visitAssignment(assignment, null));
        }

        @Override
        public Boolean reduce(Boolean first, Boolean second) {
            return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
        }
    }
}
