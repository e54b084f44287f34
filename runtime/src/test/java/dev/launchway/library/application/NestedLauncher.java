package dev.launchway.library.application;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.jar.Manifest;

/** Stands for the launcher of Spring Boot: starts the class that the manifest names, from {@code BOOT-INF/classes} of its own jar. */
final class NestedLauncher extends ClassLoader {

    private NestedLauncher() {
        super(NestedLauncher.class.getClassLoader());
    }

    public static void main(String[] arguments) throws Exception {
        try (InputStream in = NestedLauncher.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            String start = new Manifest(in).getMainAttributes().getValue("Start-Class");
            Method main = new NestedLauncher().loadClass(start).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = "/BOOT-INF/classes/" + name.replace('.', '/') + ".class";
        try (InputStream in = NestedLauncher.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
