package dev.launchway.agent.protocol;

import dev.launchway.plan.SecretValue;
import dev.launchway.plan.TemplateText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that were taken apart: texts, numbers, truth values, lists and maps of them; and constants of overrides: templates too, and
 * paths, URIs and durations, which travel as texts that their types read.
 */
final class DataCodec {

    private static final int DEEPEST = 64;

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int INT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;
    private static final int TEMPLATE = 9;
    private static final int SECRET = 10;

    private DataCodec() {}

    static void write(Encoder to, Object value) {
        if (value == null) {
            to.octet(NOTHING);
        } else if (value instanceof String text) {
            to.octet(TEXT);
            to.text(text);
        } else if (value instanceof Boolean truth) {
            to.octet(truth ? TRUE : FALSE);
        } else if (value instanceof Integer number) {
            to.octet(INT);
            to.number(number);
        } else if (value instanceof Long number) {
            to.octet(LONG);
            to.longNumber(number);
        } else if (value instanceof Double number) {
            to.octet(DOUBLE);
            to.longNumber(Double.doubleToLongBits(number));
        } else if (value instanceof List<?> list) {
            to.octet(LIST);
            to.list(list, DataCodec::write);
        } else if (value instanceof Map<?, ?> map) {
            to.octet(MAP);
            to.list(map.entrySet(), (encoder, entry) -> {
                encoder.text((String) entry.getKey());
                write(encoder, entry.getValue());
            });
        } else if (value instanceof TemplateText template) {
            to.octet(TEMPLATE);
            to.text(template.text());
        } else if (value instanceof SecretValue secret) {
            to.octet(SECRET);
            to.text(secret.name());
            to.octets(secret.content());
            to.flag(secret.written());
        } else if (value instanceof Path || value instanceof URI || value instanceof Duration) {
            to.octet(TEXT);
            to.text(value.toString());
        } else {
            throw new IllegalArgumentException("a value of " + value.getClass() + " is no data");
        }
    }

    static Object read(Decoder from) throws ProtocolViolationException {
        return read(from, 0);
    }

    private static Object read(Decoder from, int depth) throws ProtocolViolationException {
        if (depth > DEEPEST) {
            throw new ProtocolViolationException("a value that is nested too deep");
        }
        int type = from.octet();
        return switch (type) {
            case NOTHING -> null;
            case TEXT -> from.text();
            case FALSE -> false;
            case TRUE -> true;
            case INT -> from.number();
            case LONG -> from.longNumber();
            case DOUBLE -> Double.longBitsToDouble(from.longNumber());
            case LIST -> Collections.unmodifiableList(new ArrayList<>(from.list(one -> read(one, depth + 1))));
            case MAP -> map(from, depth);
            case TEMPLATE -> new TemplateText(from.text());
            case SECRET -> new SecretValue(from.text(), from.octets(), from.flag());
            default -> throw new ProtocolViolationException("a value of type " + type);
        };
    }

    private static Map<String, Object> map(Decoder from, int depth) throws ProtocolViolationException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : from.list(one -> entry(one, depth))) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }

    private static Map.Entry<String, Object> entry(Decoder from, int depth) throws ProtocolViolationException {
        String key = from.text();
        return new java.util.AbstractMap.SimpleImmutableEntry<>(key, read(from, depth + 1));
    }
}
