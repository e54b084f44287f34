package dev.launchway.library.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.EndingService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void aServerThatEndsWhileItIsLookedAtHasNone() {
        assertThat(Workers.of(EndingService.probe(), Path.of("/run/nginx.pid"), Path.of("/usr/sbin/nginx")))
                .isEmpty();
    }
}
