package dev.launchway.agent.protocol;

import dev.launchway.engine.expand.ForeignValues;
import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentSlice;
import dev.launchway.plan.HostPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes and reads assignments. */
final class AssignmentCodec {

    private AssignmentCodec() {}

    static void write(Encoder to, Assignment assignment) {
        EnvironmentSlice slice = assignment.slice();
        to.text(assignment.host());
        to.text(slice.environment());
        to.texts(slice.settings());
        to.texts(slice.data());
        writeMap(to, slice.resolver(), Encoder::texts);
        to.texts(slice.pathMap());
        to.list(slice.hosts(), AssignmentCodec::writeHost);
        to.list(slice.roots(), (encoder, root) -> {
            encoder.number(root.host());
            encoder.text(root.name());
            encoder.text(root.className());
            encoder.texts(root.features());
            encoder.flag(root.ignored());
            encoder.text(root.location());
        });
        to.list(slice.own(), Encoder::number);
        writeMap(
                to,
                slice.overrides(),
                (encoder, overrides) -> encoder.list(overrides, (inner, override) -> {
                    inner.text(override.field());
                    DataCodec.write(inner, override.value());
                    inner.text(override.location());
                }));
        to.list(assignment.foreign(), (encoder, values) -> {
            encoder.number(values.root());
            encoder.text(values.key());
            encoder.list(values.values(), DataCodec::write);
        });
        writeMap(to, assignment.platformComponents(), Encoder::texts);
        to.texts(assignment.leftAlone());
    }

    static Assignment read(Decoder from) throws ProtocolViolationException {
        String host = from.text();
        EnvironmentSlice slice = new EnvironmentSlice(
                from.text(),
                from.textMap(),
                from.textMap(),
                readMap(from, Decoder::texts),
                from.textMap(),
                from.list(AssignmentCodec::readHost),
                from.list(one -> new EnvironmentSlice.Root(
                        one.count(), one.text(), one.text(), one.texts(), one.flag(), one.text())),
                from.list(Decoder::count),
                readMap(
                        from,
                        one -> one.list(
                                inner -> new AttributeOverride(inner.text(), DataCodec.read(inner), inner.text()))));
        List<ForeignValues> foreign =
                from.list(one -> new ForeignValues(one.count(), one.text(), one.list(DataCodec::read)));
        Assignment assignment = new Assignment(host, slice, foreign, readMap(from, Decoder::texts), from.texts());
        check(assignment);
        return assignment;
    }

    private static void check(Assignment assignment) throws ProtocolViolationException {
        EnvironmentSlice slice = assignment.slice();
        int roots = slice.roots().size();
        boolean fits = slice.roots().stream()
                        .allMatch(root -> root.host() < slice.hosts().size())
                && slice.own().stream().allMatch(index -> index < roots)
                && assignment.foreign().stream().allMatch(values -> values.root() < roots);
        if (!fits) {
            throw new ProtocolViolationException("an index of something that is not there");
        }
    }

    static void writeHost(Encoder to, HostPlan host) {
        to.text(host.name());
        to.text(host.fqdn());
        to.flag(host.platform().isPresent());
        to.text(host.platform().orElse(""));
        to.texts(host.data());
        to.texts(host.components());
        to.flag(host.ignored());
        to.text(host.location());
    }

    static HostPlan readHost(Decoder from) throws ProtocolViolationException {
        String name = from.text();
        String fqdn = from.text();
        boolean hasPlatform = from.flag();
        String platform = from.text();
        return new HostPlan(
                name,
                fqdn,
                hasPlatform ? Optional.of(platform) : Optional.empty(),
                from.textMap(),
                Map.of(),
                from.texts(),
                from.flag(),
                from.text());
    }

    private static <V> void writeMap(Encoder to, Map<String, V> map, BiConsumer<Encoder, V> value) {
        to.list(map.entrySet(), (encoder, entry) -> {
            encoder.text(entry.getKey());
            value.accept(encoder, entry.getValue());
        });
    }

    private static <V> Map<String, V> readMap(Decoder from, Decoder.Element<V> value)
            throws ProtocolViolationException {
        Map<String, V> map = new LinkedHashMap<>();
        for (int left = from.length(); left > 0; left--) {
            String key = from.text();
            map.put(key, value.read(from));
        }
        return map;
    }
}
