package com.example.expand;

import java.util.function.Supplier;

/** Code of the user's that calls the engine, as a test of a service does. */
public final class CallingCode {

    private CallingCode() {}

    public static <T> T call(Supplier<T> engine) {
        return engine.get();
    }
}
