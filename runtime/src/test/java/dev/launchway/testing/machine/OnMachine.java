package dev.launchway.testing.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test methods of a class on a machine of their own, which writes nothing that is left: all of one class on one machine, in
 * order, each on a new instance. JUnit makes instances outside of it, too: what a field or a constructor does there beyond
 * keeping values, and what is called by {@code @BeforeEach}, {@code @TestFactory} and the like, is refused before anything runs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MachineExtension.class)
public @interface OnMachine {

    /** What is process 1. */
    Init value();

    /** As whom the tests run: {@code root}, or {@code walker}, who may nothing. */
    String user() default "root";

    /** What is process 1 of a machine. */
    enum Init {
        /** Systemd, with journal and logins, and no other service. */
        SYSTEMD("/lib/systemd/systemd"),
        /** Supervisor, as Debian configures it. */
        SUPERVISOR("/usr/bin/supervisord"),
        /** A shell that has started cron. */
        CRON("/usr/sbin/cron");

        private final String program;

        Init(String program) {
            this.program = program;
        }

        /** The program that has to be there. */
        String program() {
            return program;
        }
    }
}
