package dev.launchway.engine.expand;

import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.SecretValue;
import dev.launchway.plan.ValueType;
import dev.launchway.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * Tells whether two expansions of a root component came out the same: a SHA-256 over the tree, the attributes of its components,
 * and what their configure {@linkplain dev.launchway.api.Configuration#settle settled}.
 */
public final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * The fingerprint of a root component.
     *
     * @param root configured
     * @return hex digits
     */
    public static String of(ExpandedRoot root) {
        Fingerprint fingerprint = new Fingerprint(Sha256.digest());
        fingerprint.add(root.node());
        return Sha256.hex(fingerprint.digest);
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
        } else if (value instanceof SecretValue secret) {
            text(secret.name());
            bytes(secret.content());
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

    /** With its length, so that no two sequences of values run together to the same bytes. */
    private void bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }
}
