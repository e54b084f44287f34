package dev.launchway.testing.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.library.file.Disk;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Test classes on machines change nothing outside of them. */
class OutsideCodeTest {

    @Test
    void whatKeepsValuesIsLetPass() {
        assertThatCode(() -> OutsideCode.check(Keeping.class)).doesNotThrowAnyException();
    }

    @Test
    void aFieldThatWritesIsRefused() {
        assertRefused(
                OfField.class, "OfField has @OnMachine, and something of it would run outside", "Disk.write(", "line ");
    }

    @Test
    void aStaticFieldThatWritesIsRefused() {
        assertRefused(OfClass.class, "OfClass has @OnMachine", "java.nio.file.Files.createTempFile(");
    }

    @Test
    void aConstructorThatCallsAnythingElseIsRefused() {
        assertRefused(ByMethod.class, "ByMethod.prepare()");
    }

    @Test
    void whatJunitCallsOutsideIsRefused() {
        assertRefused(Before.class, "prepare has @BeforeEach");
        assertRefused(Factory.class, "tests has @TestFactory");
        assertRefused(Temporary.class, "directory has @TempDir");
    }

    private static void assertRefused(Class<?> type, String... words) {
        assertThatThrownBy(() -> OutsideCode.check(type))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .contains(words);
    }

    static final class Keeping {
        static final Path SPACE = Path.of("/srv/machine");
        final Disk disk = new Disk(SPACE.resolve(UUID.randomUUID().toString()));
        final Theatre theatre = new Theatre(SPACE).home(SPACE);
        final List<String> words = List.of("a" + SPACE, "b");

        @Test
        void test() {
            disk.write("a", "b");
        }
    }

    static final class OfField {
        final Disk disk = new Disk(Path.of("/srv"));

        {
            disk.write("a", "b");
        }
    }

    static final class OfClass {
        static final Path FILE;

        static {
            try {
                FILE = Files.createTempFile("a", "b");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    static final class ByMethod {
        final int number = prepare();

        private static int prepare() {
            return 1;
        }
    }

    static final class Before {
        @BeforeEach
        void prepare() {}
    }

    static final class Factory {
        @TestFactory
        List<DynamicTest> tests() {
            return List.of();
        }
    }

    static final class Temporary {
        @TempDir
        Path directory;
    }
}
