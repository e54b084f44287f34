package dev.launchway.testing;

import dev.launchway.api.Probe;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;

/** What a component sees of a service that ends meanwhile: its files are there, and are gone when they are read. */
public final class EndingService {

    private EndingService() {}

    /** The view of one. */
    public static Probe probe() {
        return (Probe) Proxy.newProxyInstance(
                EndingService.class.getClassLoader(), new Class<?>[] {Probe.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("exists")) {
                        return true;
                    }
                    throw new UncheckedIOException(new NoSuchFileException(String.valueOf(arguments[0])));
                });
    }
}
