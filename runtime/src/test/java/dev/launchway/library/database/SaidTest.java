package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of the words of {@code psql}. */
class SaidTest {

    @Test
    void theLastMessageIsWhyItEnded() {
        assertThat(
                        Said.by(
                                "psql:<stdin>:2: NOTICE:  role \"a\" is there\npsql:<stdin>:3: ERROR:  no such role\nLINE 1: x\n   ^\n"))
                .isEqualTo("no such role LINE 1: x ^");
    }

    @Test
    void aConnectionThatFailsIsToldWhole() {
        assertThat(Said.by("psql: error: connection to server at \"db\", port 1 failed: Connection refused\n"
                        + "\tIs the server running on that host?\n"))
                .isEqualTo(
                        "connection to server at \"db\", port 1 failed: Connection refused Is the server running on that host?");
        assertThat(Said.by("")).isEmpty();
    }
}
