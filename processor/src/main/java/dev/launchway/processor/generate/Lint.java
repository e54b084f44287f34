package dev.launchway.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The warnings that a generated class would cause though its user's code is as the user wants it: these are suppressed, and no others. */
final class Lint {

    private final TreeSet<String> names = new TreeSet<>();

    /** Starts with what the compiler warns of in each class: of preview features, where they are allowed. */
    Lint(boolean preview) {
        if (preview) {
            names.add("preview");
        }
    }

    /** The generated class names a class, or reads, sets or calls a member. */
    void uses(Element element) {
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            for (AnnotationMirror mirror : next.getAnnotationMirrors()) {
                if (mirror.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals("java.lang.Deprecated")) {
                    names.add(isForRemoval(mirror) ? "removal" : "deprecation");
                }
            }
        }
    }

    private static boolean isForRemoval(AnnotationMirror mirror) {
        return mirror.getElementValues().entrySet().stream()
                .anyMatch(entry -> entry.getKey().getSimpleName().contentEquals("forRemoval")
                        && Boolean.TRUE.equals(entry.getValue().getValue()));
    }

    /** The generated class casts an object to a type. */
    void castsTo(TypeMirror type) {
        visit(type);
        if (!isReifiable(type)) {
            names.add("unchecked");
        }
    }

    /** The generated class handles a class with type parameters, and knows no arguments for them. */
    void usesRaw() {
        names.add("rawtypes");
        names.add("unchecked");
    }

    private void visit(TypeMirror type) {
        if (type instanceof ArrayType array) {
            visit(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            uses(declared.asElement());
            if (declared.getTypeArguments().isEmpty()
                    && !((TypeElement) declared.asElement()).getTypeParameters().isEmpty()) {
                names.add("rawtypes");
            }
            declared.getTypeArguments().forEach(this::visit);
        } else if (type instanceof WildcardType wildcard) {
            if (wildcard.getExtendsBound() != null) {
                visit(wildcard.getExtendsBound());
            } else if (wildcard.getSuperBound() != null) {
                visit(wildcard.getSuperBound());
            }
        }
    }

    private static boolean isReifiable(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isReifiable(array.getComponentType());
        }
        return type.getKind() != TypeKind.TYPEVAR
                && (!(type instanceof DeclaredType declared)
                        || declared.getTypeArguments().stream()
                                .allMatch(argument -> argument instanceof WildcardType wildcard
                                        && wildcard.getExtendsBound() == null
                                        && wildcard.getSuperBound() == null));
    }

    /** Suppresses them. */
    void addTo(TypeSpec.Builder type) {
        if (!names.isEmpty()) {
            CodeBlock all = names.stream()
                    .map(name -> CodeBlock.of("$S", name))
                    .collect(CodeBlock.joining(", ", names.size() == 1 ? "" : "{", names.size() == 1 ? "" : "}"));
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", all)
                    .build());
        }
    }
}
