package dev.launchway.engine.expand;

import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Tells whether two expansions of a root component came out the same: a checksum over the tree, the attributes of its components,
 * and what their configure {@linkplain dev.launchway.api.Configuration#settle settled}. Two checksums together (CRC-32 and Adler-32,
 * which the JDK computes outside of Java): nobody forges an expansion, and a hash that withstands forgery costs a short-lived
 * process more than the expansion itself.
 */
public final class Fingerprint {

    /** What is told in many small pieces reaches the checksums in few. */
    private final ByteBuffer buffer = ByteBuffer.allocate(8 * 1024);

    private final CRC32 crc = new CRC32();
    private final Adler32 adler = new Adler32();

    private Fingerprint() {}

    /**
     * The fingerprint of a root component.
     *
     * @param root configured
     * @return hex digits
     */
    public static String of(ExpandedRoot root) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(root.node());
        fingerprint.flush();
        return Long.toHexString(fingerprint.crc.getValue() << 32 | fingerprint.adler.getValue());
    }

    private void add(Node node) {
        text(node.id());
        text(node.definition().type().getName());
        for (AttributeMember attribute : node.definition().members().attributes()) {
            text(attribute.field());
            add(attribute, node);
        }
        for (Object settled : node.settled()) {
            data(settled);
        }
        number(node.children().size());
        for (Node child : node.children()) {
            add(child);
        }
    }

    @SuppressWarnings("unchecked") // an attribute's value is of its type
    private void add(AttributeMember attribute, Node node) {
        Object value;
        try {
            value = node.definition().read(node.component(), attribute.field());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read the field " + attribute.field(), e);
        }
        data(value == null ? null : ((ValueType<Object>) attribute.type()).encode(value));
    }

    private void data(Object value) {
        if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof List<?> list) {
            number(list.size());
            for (Object one : list) {
                data(one);
            }
        } else if (value instanceof Map<?, ?> map) {
            number(map.size());
            map.forEach((key, one) -> {
                text((String) key);
                data(one);
            });
        } else {
            text(String.valueOf(value));
        }
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.remaining()) {
            add(bytes, bytes.length);
        } else {
            buffer.put(bytes);
        }
    }

    private void number(int number) {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(number);
    }

    private void flush() {
        add(buffer.array(), buffer.position());
        buffer.clear();
    }

    private void add(byte[] bytes, int length) {
        crc.update(bytes, 0, length);
        adler.update(bytes, 0, length);
    }
}
