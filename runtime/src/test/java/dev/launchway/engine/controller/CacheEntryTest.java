package dev.launchway.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Installed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheEntryTest {

    private static final String TRY =
            "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)";

    @TempDir
    Path base;

    private boolean isFreeForOthers() throws IOException, InterruptedException {
        return new ProcessBuilder(
                                "/usr/bin/python3",
                                "-c",
                                TRY,
                                base.resolve("a.lock").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void oneThatIsTakenStaysSoWhenThisProcessTriesToTakeItAgain() throws Exception {
        Installed.require("python3");
        try (CacheEntry entry = CacheEntry.take(base.resolve("a"))) {
            assertThat(CacheEntry.tryTake(entry.directory())).isNull();
            assertThat(isFreeForOthers()).isFalse();
        }
        assertThat(isFreeForOthers()).isTrue();
        CacheEntry.take(base.resolve("a")).close();
    }
}
