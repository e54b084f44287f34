package dev.launchway.testing.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Starts a machine for a class, and sends each of its test methods there. */
final class MachineExtension implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MachineExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        OutsideCode.check(context.getRequiredTestClass());
        OnMachine on = context.getRequiredTestClass().getAnnotation(OnMachine.class);
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for namespaces");
        String program = on.value().program();
        assumeTrue(Files.exists(Path.of(program)), "needs " + program);
        Machine machine = Machine.start(on.value(), on.user());
        context.getStore(NAMESPACE).put(context.getRequiredTestClass(), machine);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Machine machine = context.getStore(NAMESPACE).get(context.getRequiredTestClass(), Machine.class);
        if (machine != null) {
            machine.end();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        context.getStore(NAMESPACE)
                .get(context.getRequiredTestClass(), Machine.class)
                .test(context.getRequiredTestClass(), method.getExecutable());
    }
}
