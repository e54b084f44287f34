package dev.launchway.library.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.EndingService;
import org.junit.jupiter.api.Test;

class ControlGroupTest {

    @Test
    void aServiceThatEndsWhileItIsLookedAtHasNoProcesses() {
        assertThat(ControlGroup.hasProcesses(EndingService.probe(), "dying.service"))
                .isFalse();
    }
}
