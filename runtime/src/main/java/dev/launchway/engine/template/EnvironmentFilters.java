package dev.launchway.engine.template;

import dev.launchway.api.Environment;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/**
 * Pebble's filters with the time zone and the locale of the environment in place of the machine's, and with the text of values
 * that <code>{{ }}</code> would write.
 */
final class EnvironmentFilters {

    /** Filters that make text of their input. */
    private static final List<String> OF_TEXT = List.of("upper", "lower", "base64encode", "replace", "join", "escape");

    private final ValueReader values;
    private final MemberResolver resolver;

    EnvironmentFilters(ValueReader values, MemberResolver resolver) {
        this.values = values;
        this.resolver = resolver;
    }

    /** The filters of an extension, those among them replaced. */
    Map<String, Filter> inPlaceOf(Map<String, Filter> all) {
        Map<String, Filter> own = new HashMap<>(all);
        own.computeIfPresent("date", (name, filter) -> new ZonedDate(filter));
        own.computeIfPresent("format", (name, filter) -> new Format(filter));
        for (String name : OF_TEXT) {
            own.computeIfPresent(name, (same, filter) -> new OfText(filter));
        }
        return own;
    }

    private Environment environment() {
        return resolver.scope().environment();
    }

    private Object text(Object value) {
        if (value instanceof Collection<?> many) {
            List<Object> texts = new ArrayList<>(many.size());
            for (Object one : many) {
                texts.add(values.text(one));
            }
            return texts;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> texts = new LinkedHashMap<>();
            map.forEach((key, one) -> texts.put(values.text(key), values.text(one)));
            return texts;
        }
        return values.text(value);
    }

    private abstract static class Same implements Filter {

        final Filter filter;

        Same(Filter filter) {
            this.filter = filter;
        }

        @Override
        public List<String> getArgumentNames() {
            return filter.getArgumentNames();
        }
    }

    private final class OfText extends Same {

        OfText(Filter filter) {
            super(filter);
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            Map<String, Object> texts = new HashMap<>(args);
            texts.replaceAll((name, value) -> text(value));
            return filter.apply(text(input), texts, self, context, line);
        }
    }

    /** Without a zone of its own, a moment is shown in that of the environment; text without one is read in it. */
    private final class ZonedDate extends Same {

        ZonedDate(Filter filter) {
            super(filter);
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            TimeZone zone = TimeZone.getTimeZone(environment().timeZone());
            Map<String, Object> zoned = new HashMap<>(args);
            zoned.putIfAbsent("timeZone", zone.getID());
            Object known = zoned.remove("existingFormat");
            Object moment = known == null || input == null ? input : read(input, known.toString(), zone, self, line);
            return filter.apply(moment, zoned, self, context, line);
        }

        private Object read(Object input, String pattern, TimeZone zone, PebbleTemplate self, int line) {
            SimpleDateFormat format =
                    new SimpleDateFormat(pattern, environment().locale());
            format.setTimeZone(zone);
            try {
                return format.parse(input.toString());
            } catch (ParseException e) {
                throw new PebbleException(
                        e, "'" + input + "' is no date of the form '" + pattern + "'", line, self.getName());
            }
        }
    }

    private final class Format extends Same {

        Format(Filter filter) {
            super(filter);
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            if (input == null) {
                return null;
            }
            List<Object> values = new ArrayList<>(args.size());
            for (int i = 0; i < args.size(); i++) {
                values.add(args.get(String.valueOf(i)));
            }
            return String.format(environment().locale(), input.toString(), values.toArray());
        }
    }
}
