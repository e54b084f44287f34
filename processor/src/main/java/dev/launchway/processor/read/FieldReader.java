package dev.launchway.processor.read;

import dev.launchway.annotation.Scope;
import dev.launchway.processor.model.Cardinality;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.FeaturesModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.model.ScalarKind;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.text.Names;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Reads what the type and the annotation of one member say together. Its shape, such as that of a list, is the one that it is
 * declared with, whatever a type parameter stands for.
 */
final class FieldReader {

    private final TypeReader values;

    FieldReader(TypeReader values) {
        this.values = values;
    }

    RequirementModel requirement(VariableElement field, AnnotationMirror mirror, TypeMirror type) {
        boolean optional = Mirrors.flag(mirror, "optional");
        Cardinality cardinality = optional ? Cardinality.OPTIONAL : Cardinality.ONE;
        TypeMirror one = type;
        TypeMirror declared = field.asType();
        if (isGeneric(declared, "java.util.List")) {
            declared = content(declared).orElse(declared);
            cardinality = optional ? Cardinality.ANY : Cardinality.LIST;
            one = content(type).orElse(type);
        } else if (isGeneric(declared, "java.util.Optional")) {
            declared = content(declared).orElse(declared);
            cardinality = Cardinality.OPTIONAL;
            one = content(type).orElse(type);
        }
        boolean withSource =
                isGeneric(declared, Vocabulary.RESOURCE) && argument(one).isPresent();
        DataType value = values.resource(withSource ? content(one).orElseThrow() : one);
        return new RequirementModel(
                field,
                Mirrors.text(mirror, "value").orElse(""),
                Mirrors.constant(mirror, "from").map(Scope::valueOf).orElse(Scope.ALL_HOSTS),
                cardinality,
                Mirrors.flag(mirror, "reverse"),
                Mirrors.flag(mirror, "peers"),
                withSource,
                value,
                Mirrors.anchor(field, mirror, "value"));
    }

    ProvisionModel provision(
            Element member,
            AnnotationMirror mirror,
            TypeMirror type,
            boolean method,
            List<ProvisionModel.Parameter> parameters) {
        TypeMirror declared = member instanceof ExecutableElement call ? call.getReturnType() : member.asType();
        boolean each = isGeneric(declared, "java.util.List") && argument(type).isPresent();
        return new ProvisionModel(
                member,
                Mirrors.text(mirror, "value").orElse(""),
                method,
                each,
                values.resource(each ? content(type).orElseThrow() : type),
                List.copyOf(parameters),
                Mirrors.anchor(member, mirror, "value"));
    }

    SubComponentModel subComponent(VariableElement field, AnnotationMirror mirror, TypeMirror type) {
        SubComponentModel.Shape shape = SubComponentModel.Shape.SINGLE;
        TypeMirror one = type;
        if (isGeneric(field.asType(), "java.util.List")) {
            shape = SubComponentModel.Shape.LIST;
            one = argument(type).orElse(type);
        } else if (isGeneric(field.asType(), "java.util.Optional")) {
            shape = SubComponentModel.Shape.OPTIONAL;
            one = argument(type).orElse(type);
        }
        if (one instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            one = wildcard.getExtendsBound();
        }
        if (one instanceof TypeVariable variable
                && variable.getUpperBound() instanceof DeclaredType bound
                && !TypeNames.signature(bound).equals("java.lang.Object")) {
            one = bound;
        }
        Optional<AnnotationMirror> template = Mirrors.find(field, Vocabulary.TEMPLATE);
        return new SubComponentModel(
                field,
                shape,
                one,
                one.getKind() == TypeKind.DECLARED
                        ? values.binaryName((TypeElement) ((DeclaredType) one).asElement())
                        : "",
                template.flatMap(found -> Mirrors.text(found, "value")),
                Anchor.at(field, mirror),
                template.map(found -> Mirrors.anchor(field, found, "value")));
    }

    FeaturesModel features(VariableElement field, AnnotationMirror mirror, TypeMirror type) {
        Optional<DataType> feature = Optional.of(type)
                .filter(set -> isGeneric(set, "java.util.Set"))
                .flatMap(FieldReader::argument)
                .map(values::attribute)
                .filter(one -> one instanceof DataType.Enumeration
                        || one instanceof DataType.Variable
                        || one instanceof DataType.Broken
                        || (one instanceof DataType.Scalar scalar && scalar.kind() == ScalarKind.STRING));
        List<String> names = feature.orElse(null) instanceof DataType.Enumeration enumeration
                ? enumeration.constants().stream().map(Names::kebab).toList()
                : List.of();
        return new FeaturesModel(field, feature, names, Anchor.at(field, mirror));
    }

    private static boolean isGeneric(TypeMirror type, String name) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(name);
    }

    private static Optional<TypeMirror> argument(TypeMirror type) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
    }

    /** What a list or an optional holds; of a wildcard its bound, which is what the framework puts in. */
    private static Optional<TypeMirror> content(TypeMirror type) {
        return argument(type).map(TypeReader::bound);
    }
}
