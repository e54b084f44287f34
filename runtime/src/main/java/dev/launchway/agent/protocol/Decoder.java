package dev.launchway.agent.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a frame, and believes none of them. */
final class Decoder {

    private final ByteBuffer bytes;

    Decoder(byte[] frame) {
        this.bytes = ByteBuffer.wrap(frame);
    }

    /** Reads one element of a list. */
    interface Element<T> {
        T read(Decoder decoder) throws ProtocolViolation;
    }

    int octet() throws ProtocolViolation {
        need(1);
        return bytes.get() & 0xff;
    }

    boolean flag() throws ProtocolViolation {
        int value = octet();
        if (value > 1) {
            throw new ProtocolViolation("a truth value of " + value);
        }
        return value == 1;
    }

    int number() throws ProtocolViolation {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    /** A number from zero on. */
    int count() throws ProtocolViolation {
        int value = number();
        if (value < 0) {
            throw new ProtocolViolation("a count of " + value);
        }
        return value;
    }

    long longNumber() throws ProtocolViolation {
        need(Long.BYTES);
        return bytes.getLong();
    }

    String text() throws ProtocolViolation {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolViolation("a text that is no UTF-8");
        }
    }

    byte[] octets() throws ProtocolViolation {
        int length = length();
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    <T> List<T> list(Element<T> element) throws ProtocolViolation {
        int size = length();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(element.read(this));
        }
        return values;
    }

    List<String> texts() throws ProtocolViolation {
        return list(Decoder::text);
    }

    Map<String, String> textMap() throws ProtocolViolation {
        int size = length();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            if (values.put(text(), text()) != null) {
                throw new ProtocolViolation("a key twice");
            }
        }
        return values;
    }

    <E extends Enum<E>> E constant(E[] values) throws ProtocolViolation {
        int ordinal = octet();
        if (ordinal >= values.length) {
            throw new ProtocolViolation("constant " + ordinal + " of " + values.length);
        }
        return values[ordinal];
    }

    void end() throws ProtocolViolation {
        if (bytes.hasRemaining()) {
            throw new ProtocolViolation(bytes.remaining() + " bytes too many");
        }
    }

    /** Each element has at least one byte, so that no length can ask for more memory than the frame has. */
    int length() throws ProtocolViolation {
        int length = number();
        if (length < 0 || length > bytes.remaining()) {
            throw new ProtocolViolation("a length of " + length + " with " + bytes.remaining() + " bytes left");
        }
        return length;
    }

    private void need(int octets) throws ProtocolViolation {
        if (bytes.remaining() < octets) {
            throw new ProtocolViolation("a frame that ends too early");
        }
    }
}
