package dev.launchway.library.process;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Target;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** How a program is started. */
record Launch(List<String> argv, Map<String, String> environment, Path directory, Path log) {

    /** Starts it; its process id, 0 in a prediction. */
    long start(Target target) {
        CommandCall call = target.command(argv.toArray(new String[0])).directory(directory);
        environment.forEach(call::env);
        return call.start(log);
    }

    /** A text that is another one when anything about the start is. */
    String fingerprint() {
        MessageDigest digest = Sha256.digest();
        argv.forEach(argument -> add(digest, "argument", argument));
        environment.forEach((name, value) -> add(digest, name, value));
        add(digest, "directory", directory.toString());
        add(digest, "log", log.toString());
        return Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
