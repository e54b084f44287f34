package dev.launchway.testing.machine;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What of a test class runs outside of its machine: JUnit makes an instance of it there, and sends the methods with {@code @Test} alone
 * to the machine. Nothing of that may change anything, since it would change the machine of who runs the tests.
 */
final class OutsideCode {

    /** Values; nothing of them does anything. */
    private static final List<String> PACKAGES = List.of("java.util", "java.time");

    private static final Set<String> TYPES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.Class",
            "java.nio.file.Path",
            "dev.launchway.api.Secret",
            "dev.launchway.testing.Ports");

    /** What only keeps what it is given. */
    private static final Set<String> KEEPING = Set.of(
            "dev.launchway.library.file.Disk.<init>",
            "dev.launchway.library.service.Bench.<init>",
            "dev.launchway.testing.Theatre.<init>",
            "dev.launchway.testing.Theatre.home",
            "dev.launchway.testing.Theatre.set",
            "dev.launchway.testing.Theatre.gathering");

    private static final Set<Class<? extends Annotation>> INSIDE = Set.of(Test.class, DisplayName.class);

    private OutsideCode() {}

    /**
     * Looks at a test class, which is not initialized by that.
     *
     * @throws IllegalStateException where something of it would run outside
     */
    static void check(Class<?> type) {
        Stream.of(type.getDeclaredMethods()).forEach(OutsideCode::checkAnnotations);
        Stream.of(type.getDeclaredFields()).forEach(OutsideCode::checkAnnotations);
        JavaClass code = new ClassFileImporter().importClass(type);
        Stream.<JavaCodeUnit>concat(code.getConstructors().stream(), code.getStaticInitializer().stream())
                .flatMap(unit -> Stream.<JavaAccess<?>>concat(
                        unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream()))
                .filter(access -> !isHarmless(access))
                .findFirst()
                .ifPresent(access -> {
                    throw outside(
                            type,
                            "its fields or its constructor use "
                                    + access.getTarget().getFullName() + " in line " + access.getLineNumber(),
                            "do that in a test method");
                });
    }

    private static void checkAnnotations(Method method) {
        check(method.getDeclaringClass(), method.getName(), method.getAnnotations());
    }

    private static void checkAnnotations(Field field) {
        check(field.getDeclaringClass(), field.getName(), field.getAnnotations());
    }

    private static void check(Class<?> type, String member, Annotation... annotations) {
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> kind = annotation.annotationType();
            if (kind.getName().startsWith("org.junit.") && !INSIDE.contains(kind)) {
                throw outside(
                        type,
                        member + " has @" + kind.getSimpleName(),
                        "write a method with @Test, which calls what it needs");
            }
        }
    }

    private static boolean isHarmless(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return PACKAGES.contains(owner.getPackageName())
                || TYPES.contains(owner.getFullName())
                || KEEPING.contains(owner.getFullName() + "." + access.getName());
    }

    private static IllegalStateException outside(Class<?> type, String what, String help) {
        return new IllegalStateException(
                type.getSimpleName() + " has @OnMachine, and something of it would run outside of"
                        + " the machine, on this one: " + what + "; " + help);
    }
}
