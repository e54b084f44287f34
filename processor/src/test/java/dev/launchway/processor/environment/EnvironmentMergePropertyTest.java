package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A chain of environments that extend each other says what its files say, read from the base on, a later one over an earlier one. */
class EnvironmentMergePropertyTest {

    /** What one file says: each table in the order of the file. */
    record Said(
            Map<String, String> settings,
            Map<String, String> data,
            Map<String, String> hosts,
            Map<String, String> platforms,
            Map<String, String> overrides) {

        String toml(String base) {
            StringBuilder text = new StringBuilder("[environment]\n");
            if (base != null) {
                text.append("extends = \"").append(base).append("\"\n");
            }
            settings.forEach((key, value) ->
                    text.append(key).append(" = \"").append(value).append("\"\n"));
            data.forEach((key, value) -> text.append("data.")
                    .append(key)
                    .append(" = \"")
                    .append(value)
                    .append("\"\n"));
            text.append("[hosts]\n");
            hosts.forEach((host, component) ->
                    text.append(host).append(" = [\"").append(component).append("\"]\n"));
            platforms.forEach((host, platform) -> {
                if (hosts.containsKey(host)) {
                    text.append("[host.")
                            .append(host)
                            .append("]\nplatform = \"")
                            .append(platform)
                            .append("\"\n");
                }
            });
            text.append("[component.app]\n");
            overrides.forEach((key, value) ->
                    text.append(key).append(" = \"").append(value).append("\"\n"));
            return text.toString();
        }

        void addTo(Said merged) {
            merged.settings.putAll(settings);
            merged.data.putAll(data);
            merged.hosts.putAll(hosts);
            platforms.forEach((host, platform) -> {
                if (hosts.containsKey(host)) {
                    merged.platforms.put(host, platform);
                }
            });
            merged.overrides.putAll(overrides);
        }
    }

    @Provide
    Arbitrary<Said> files() {
        return Combinators.combine(
                        table("platform", "host-domain", "service-user"),
                        table("region", "zone", "rack"),
                        table("a", "b", "c", "d"),
                        table("a", "b", "c", "d"),
                        table("port", "name", "limit"))
                .as(Said::new);
    }

    private static Arbitrary<Map<String, String>> table(String... keys) {
        Arbitrary<String> values = Arbitraries.of("one", "two", "three");
        return Arbitraries.maps(Arbitraries.of(keys), values)
                .ofMaxSize(keys.length)
                .map(LinkedHashMap::new);
    }

    private static Map<String, String> texts(Map<String, Setting> settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.forEach((key, setting) -> texts.put(key, setting.text()));
        texts.remove("extends");
        return texts;
    }

    @Property(seed = "815", tries = 150)
    void aLaterFileSpeaksOverAnEarlierOne(
            @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("files") Said> chain) {
        List<EnvironmentSource> sources = new ArrayList<>();
        Said merged = new Said(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        for (int i = 0; i < chain.size(); i++) {
            sources.add(EnvironmentSource.of("e" + i + ".toml", chain.get(i).toml(i == 0 ? null : "e" + (i - 1))));
            chain.get(i).addTo(merged);
        }
        Diagnostics diagnostics = new Diagnostics();

        List<EnvironmentModel> models = EnvironmentSet.read(new ConfigFiles(sources, List.of()), diagnostics)
                .environments();

        assertThat(diagnostics.found()).extracting(Diagnostic::text).isEmpty();
        EnvironmentModel last = models.get(models.size() - 1);
        assertThat(texts(last.settings())).containsExactlyInAnyOrderEntriesOf(merged.settings());
        assertThat(texts(last.data())).containsExactlyInAnyOrderEntriesOf(merged.data());
        assertThat(last.hosts())
                .extracting(HostModel::name)
                .containsExactlyElementsOf(merged.hosts().keySet());
        for (HostModel host : last.hosts()) {
            assertThat(host.assignments())
                    .extracting(Assignment::component)
                    .containsExactly(merged.hosts().get(host.name()));
            String platform = merged.platforms()
                    .getOrDefault(host.name(), merged.settings().get("platform"));
            assertThat(host.platform() == null ? null : host.platform().text()).isEqualTo(platform);
        }
    }
}
