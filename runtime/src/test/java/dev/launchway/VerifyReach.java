package dev.launchway;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.launchway.cli.observed.MemberReference;
import dev.launchway.cli.observed.Outside;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What code of the library the verify and the lastUpdated of one of its components may come to: what they call, whoever implements it,
 * and of objects that are made all that the JDK may call.
 */
final class VerifyReach {

    static final Set<String> BEGIN = Set.of("verify", "lastUpdated");

    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
    private final Map<JavaCodeUnit, String> paths = new HashMap<>();
    private final Set<String> looks = new TreeSet<>();

    private VerifyReach() {}

    /** The looks past Probe, each with the way to it. */
    static Set<String> of(JavaClass component) {
        VerifyReach reach = new VerifyReach();
        component.getAllMethods().stream()
                .filter(method -> BEGIN.contains(method.getName()) && isOurs(method.getOwner()))
                .forEach(method -> reach.open(method, component.getSimpleName()));
        while (!reach.open.isEmpty()) {
            reach.follow(reach.open.remove());
        }
        return reach.looks;
    }

    private void open(JavaCodeUnit code, String from) {
        if (paths.putIfAbsent(code, from + " > " + code.getOwner().getSimpleName() + "." + code.getName()) == null) {
            open.add(code);
        }
    }

    private void follow(JavaCodeUnit code) {
        String path = paths.get(code);
        for (JavaAccess<?> access : code.getAccessesFromSelf()) {
            look(access, path);
        }
        code.getMethodReferencesFromSelf().forEach(access -> look(access, path));
        code.getConstructorReferencesFromSelf().forEach(access -> look(access, path));
    }

    private void look(JavaAccess<?> access, String path) {
        MemberReference member = member(access.getTarget());
        JavaClass owner = access.getTargetOwner();
        if (Outside.of(member).isPresent()) {
            looks.add(path + " > " + member.owner() + "." + member.name());
        } else if (isOurs(owner) && access instanceof JavaFieldAccess field) {
            field(field, path);
        } else if (isOurs(owner) && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called) {
            call(owner, called, path);
        }
    }

    /** What a field that is static was left with by another call. */
    private void field(JavaFieldAccess access, String path) {
        boolean shared = access.getTarget()
                .resolveMember()
                .map(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .orElse(false);
        if (shared) {
            looks.add(path + " > the static field " + access.getTarget().getFullName());
        }
    }

    private void call(JavaClass owner, AccessTarget.CodeUnitAccessTarget called, String path) {
        called.resolveMember().ifPresent(code -> open(code, path));
        if (called.getName().equals("<init>")) {
            owner.getMethods().stream().filter(VerifyReach::mayBeCalledByTheJdk).forEach(code -> open(code, path));
            return;
        }
        for (JavaClass other : owner.getAllSubclasses()) {
            other.getMethods().stream()
                    .filter(method -> method.getName().equals(called.getName())
                            && method.getRawParameterTypes().equals(called.getRawParameterTypes()))
                    .forEach(method -> open(method, path));
        }
    }

    private static boolean mayBeCalledByTheJdk(JavaCodeUnit code) {
        JavaClass owner = code.getOwner();
        return owner.getAllRawInterfaces().stream()
                .filter(one -> one.getName().startsWith("java."))
                .flatMap(one -> one.getMethods().stream())
                .anyMatch(method -> method.getName().equals(code.getName()));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.launchway.library")
                || type.getPackageName().startsWith("dev.launchway.text");
    }

    private static MemberReference member(AccessTarget target) {
        String owner = target.getOwner().getName().replace('.', '/');
        if (target instanceof AccessTarget.CodeUnitAccessTarget called) {
            String parameters = called.getRawParameterTypes().stream()
                    .map(VerifyReach::descriptor)
                    .collect(Collectors.joining("", "(", ")"));
            return new MemberReference(owner, target.getName(), parameters + descriptor(called.getRawReturnType()));
        }
        return new MemberReference(owner, target.getName(), "");
    }

    private static String descriptor(JavaClass type) {
        return switch (type.getName()) {
            case "void" -> "V";
            case "int" -> "I";
            case "boolean" -> "Z";
            case "long" -> "J";
            default -> type.isArray() ? type.getName() : "L" + type.getName().replace('.', '/') + ";";
        };
    }
}
