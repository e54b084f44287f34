package dev.launchway.engine.controller;

import dev.launchway.api.CommandCall;
import dev.launchway.api.ControllerContext;
import dev.launchway.engine.apply.SecretRules;
import dev.launchway.engine.system.LocalSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What one source sees of the controller.
 *
 * @param rules what its commands must not show
 * @param cacheDirectory what is its own
 * @param messages takes what it says
 * @param machine runs its commands
 */
record SourceContext(SecretRules rules, Path cacheDirectory, Consumer<String> messages, LocalSystem machine)
        implements ControllerContext {

    @Override
    public CommandCall command(String... argv) {
        return new SourceCommand(rules, machine, cacheDirectory, List.of(argv));
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the api depends on no annotation library
    public void log(String message, Object... args) {
        messages.accept(args.length == 0 ? message : String.format(Locale.getDefault(), message, args));
    }
}
