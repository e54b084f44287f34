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
        T read(Decoder decoder) throws ProtocolViolationException;
    }

    int octet() throws ProtocolViolationException {
        need(1);
        return bytes.get() & 0xff;
    }

    boolean flag() throws ProtocolViolationException {
        int value = octet();
        if (value > 1) {
            throw new ProtocolViolationException("a truth value of " + value);
        }
        return value == 1;
    }

    int number() throws ProtocolViolationException {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    /** A number from zero on. */
    int count() throws ProtocolViolationException {
        int value = number();
        if (value < 0) {
            throw new ProtocolViolationException("a count of " + value);
        }
        return value;
    }

    long longNumber() throws ProtocolViolationException {
        need(Long.BYTES);
        return bytes.getLong();
    }

    String text() throws ProtocolViolationException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolViolationException("a text that is no UTF-8");
        }
    }

    byte[] octets() throws ProtocolViolationException {
        int length = length();
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    byte[] octets(PartBuffers buffers) throws ProtocolViolationException {
        byte[] value = buffers.take(length());
        bytes.get(value);
        return value;
    }

    <T> List<T> list(Element<T> element) throws ProtocolViolationException {
        int size = length();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(element.read(this));
        }
        return values;
    }

    List<String> texts() throws ProtocolViolationException {
        return list(Decoder::text);
    }

    Map<String, String> textMap() throws ProtocolViolationException {
        int size = length();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            if (values.put(text(), text()) != null) {
                throw new ProtocolViolationException("a key twice");
            }
        }
        return values;
    }

    Map<Integer, String> textByIndex() throws ProtocolViolationException {
        Map<Integer, String> values = new LinkedHashMap<>();
        for (int left = length(); left > 0; left--) {
            int index = count();
            values.put(index, text());
        }
        return values;
    }

    <E extends Enum<E>> E constant(E[] values) throws ProtocolViolationException {
        int ordinal = octet();
        if (ordinal >= values.length) {
            throw new ProtocolViolationException("constant " + ordinal + " of " + values.length);
        }
        return values[ordinal];
    }

    void end() throws ProtocolViolationException {
        if (bytes.hasRemaining()) {
            throw new ProtocolViolationException(bytes.remaining() + " bytes too many");
        }
    }

    /** Each element has at least one byte, so that no length can ask for more memory than the frame has. */
    int length() throws ProtocolViolationException {
        int length = number();
        if (length < 0 || length > bytes.remaining()) {
            throw new ProtocolViolationException(
                    "a length of " + length + " with " + bytes.remaining() + " bytes left");
        }
        return length;
    }

    private void need(int octets) throws ProtocolViolationException {
        if (bytes.remaining() < octets) {
            throw new ProtocolViolationException("a frame that ends too early");
        }
    }
}
