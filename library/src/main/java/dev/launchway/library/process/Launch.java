package dev.launchway.library.process;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Target;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** How a program is started. */
record Launch(ProcessComponent<?> program, List<String> argv, Path directory, Path log) {

    /** Starts it; its process id, 0 in a prediction. */
    long start(Target target) {
        CommandCall call = program.call(target, argv).directory(directory);
        program.input().giveTo(call);
        return call.start(log);
    }

    /** Whether its fingerprint would tell of secrets, and needs a key. */
    boolean hasSecrets() {
        return !program.variables().secrets().isEmpty() || program.input().secret() != null;
    }

    /**
     * A text that is another one when anything about the start is.
     *
     * @param key random, where there are secrets: without it nobody can try out what would give the same text
     */
    String fingerprint(String key) {
        MessageDigest digest = Sha256.digest();
        argv.forEach(argument -> add(digest, "argument", argument));
        program.variables().open().forEach((name, value) -> add(digest, name, value));
        add(digest, "directory", directory.toString());
        add(digest, "log", log.toString());
        if (!hasSecrets()) {
            return Sha256.hex(digest);
        }
        KeyedDigest keyed = new KeyedDigest(key);
        keyed.add("start", Sha256.hex(digest));
        program.variables().secrets().forEach((name, value) -> keyed.add(name, value.reveal()));
        if (program.input().secret() != null) {
            keyed.add(
                    "descriptor " + program.input().descriptor(),
                    program.input().secret().reveal());
        }
        return keyed.hex();
    }

    private static void add(MessageDigest digest, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
