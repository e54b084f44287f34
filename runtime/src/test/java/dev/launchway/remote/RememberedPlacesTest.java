package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where hosts turned out to have their homes, from run to run. */
class RememberedPlacesTest {

    private static final Place SRV = new Place(Path.of("/srv/shop/deployment"), Path.of("/srv/shop"));
    private static final Place DATA = new Place(Path.of("/data/app"), Path.of("/home/app"));

    @TempDir
    Path directory;

    @Test
    void theNextRunKnowsThem() {
        new RememberedPlaces(directory).remember(Map.of(host("web01"), SRV));
        new RememberedPlaces(directory).remember(Map.of(host("app01"), DATA));

        RememberedPlaces next = new RememberedPlaces(directory);
        assertThat(next.of(host("web01"))).isEqualTo(SRV);
        assertThat(next.of(host("app01"))).isEqualTo(DATA);
        assertThat(next.of(host("app02"))).isNull();
    }

    @Test
    void theLastWordCounts() {
        new RememberedPlaces(directory).remember(Map.of(host("web01"), SRV));
        new RememberedPlaces(directory).remember(Map.of(host("web01"), DATA));

        assertThat(new RememberedPlaces(directory).of(host("web01"))).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t\n\t\t", "x\trelative\t/home\n", "x\t/\0\t/home\n", "\u00e4\t/a\t/b\tc"})
    void whatIsDamagedIsForgotten(String text) throws IOException {
        Files.writeString(directory.resolve("places"), text);

        assertThat(new RememberedPlaces(directory).of(host("web01"))).isNull();
        new RememberedPlaces(directory).remember(Map.of(host("web01"), SRV));
        assertThat(new RememberedPlaces(directory).of(host("web01"))).isEqualTo(SRV);
    }

    @Test
    void whereNothingCanBeWrittenNothingIsRemembered() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        new RememberedPlaces(file).remember(Map.of(host("web01"), SRV));

        assertThat(new RememberedPlaces(file).of(host("web01"))).isNull();
    }

    private static HostAccess host(String name) {
        EnvironmentPlan plan = new TestEnvironment("test")
                .host(name, name + ".example.com", null, false, "", "environments/test.toml:4:1")
                .configureOrder("")
                .build();
        return new HostAccess(plan, plan.hostPlans().get(0));
    }
}
