package dev.launchway.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sink that everything goes through. */
class RedactedEventsTest {

    private static final String CANARY = "c4nary-in-events-3";

    private final KnownSecrets secrets = new KnownSecrets();
    private final List<RunEvent> told = new ArrayList<>();
    private final RedactedEvents sink = new RedactedEvents(secrets, told::add);

    static Stream<Class<?>> kinds() {
        return Stream.of(RunEvent.class.getPermittedSubclasses());
    }

    /** Names of hosts, environments and root components, codes and places come from files that hold no secrets. */
    private static boolean isName(String part) {
        return List.of("host", "hosts", "environment", "root", "code", "location")
                .contains(part);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingThatIsToldShowsASecret(Class<?> kind) throws Exception {
        secrets.made(Secret.of(CANARY));

        sink.accept((RunEvent) filled(kind));

        assertThat(told).singleElement().isInstanceOf(kind);
        assertThat(told.toString()).doesNotContain(CANARY);
    }

    private static Object filled(Class<?> type) throws Exception {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = value(types[i], isName(parts[i].getName()) ? "name" : "x " + CANARY + " y");
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, String text) throws Exception {
        if (type == String.class) {
            return text;
        } else if (type == List.class) {
            return List.of(text, "another line");
        } else if (type == boolean.class) {
            return true;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == Duration.class) {
            return Duration.ZERO;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return filled(type);
    }

    @Test
    void whatComponentsPrintThemselvesIsRedactedToo() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        RedactedPrints redacted = new RedactedPrints(shown);
        PrintStream prints = new PrintStream(redacted, true, StandardCharsets.UTF_8);
        secrets.listen();
        Secret.of(CANARY);

        prints.print("a " + CANARY.substring(0, 8));
        prints.println(CANARY.substring(8) + " b");
        prints.print("the end");
        redacted.finish();
        new KnownSecrets().listen();

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("a (secret) b" + System.lineSeparator() + "the end");
    }

    @Test
    void whatIsKnownLaterIsHiddenFromThenOn() {
        sink.accept(new RunEvent.Message("a", "", CANARY));
        secrets.made(Secret.of(CANARY));
        sink.accept(new RunEvent.Message("a", "", CANARY));

        assertThat(told.toString()).contains("text=" + CANARY).contains("text=(secret)");
    }
}
