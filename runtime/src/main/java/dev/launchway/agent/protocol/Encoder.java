package dev.launchway.agent.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes the fields of a frame: numbers of fixed size, texts and lists with their length before them. */
final class Encoder {

    private static final int USUAL = 256;

    private final ByteArrayOutputStream bytes;

    Encoder() {
        this.bytes = new ByteArrayOutputStream(USUAL);
    }

    void octet(int value) {
        bytes.write(value);
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** By its position: a change of the enum is another version of the schema. */
    @SuppressWarnings("EnumOrdinal")
    void constant(Enum<?> value) {
        octet(value.ordinal());
    }

    void number(int value) {
        octet(value >>> 24);
        octet(value >>> 16);
        octet(value >>> 8);
        octet(value);
    }

    void longNumber(long value) {
        number((int) (value >>> 32));
        number((int) value);
    }

    void text(String value) {
        octets(value.getBytes(StandardCharsets.UTF_8));
    }

    void octets(byte[] value) {
        number(value.length);
        bytes.write(value, 0, value.length);
    }

    <T> void list(Collection<T> values, BiConsumer<Encoder, T> element) {
        number(values.size());
        for (T value : values) {
            element.accept(this, value);
        }
    }

    void texts(Collection<String> values) {
        list(values, Encoder::text);
    }

    void texts(Map<String, String> values) {
        list(values.entrySet(), (encoder, entry) -> {
            encoder.text(entry.getKey());
            encoder.text(entry.getValue());
        });
    }

    void textByIndex(Map<Integer, String> texts) {
        list(texts.entrySet(), (encoder, entry) -> {
            encoder.number(entry.getKey());
            encoder.text(entry.getValue());
        });
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
