package dev.launchway.library.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.Disk;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches and tags: names that mean another revision tomorrow. */
class BranchTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private Run deploy(Checkout<?> checkout) {
        Run predicted = theatre.predict(here -> here.add(checkout.to("app")));
        Run done = theatre.deploy(here -> here.add(checkout.to("app")));
        assertThat(done.finished().failed()).as(done.events() + "").isZero();
        assertThat(predicted.changed()).isEqualTo(done.changed());
        assertThat(predicted.messages()).isEqualTo(done.messages());
        return done;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void followsABranch(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String url = upstream.repository().toString();
        upstream.commit("config", "a");
        upstream.branch("stable");

        Run first = deploy(upstream.of(url).branch(upstream.trunk()));
        assertThat(first.messages().get(0)).matches("checks out branch " + upstream.trunk() + " at \\w{1,12}");
        assertThat(deploy(upstream.of(url).branch(upstream.trunk())).changed()).isEmpty();
        upstream.commit("config", "b");
        Run second = deploy(upstream.of(url).branch(upstream.trunk()));
        assertThat(second.messages().get(0))
                .matches("goes from \\w{1,12} to branch " + upstream.trunk() + " at \\w{1,12}");
        assertThat(disk.read("app/config")).isEqualTo("b");
        assertThat(deploy(upstream.of(url).branch(upstream.trunk())).changed()).isEmpty();

        deploy(upstream.of(url).branch("stable"));
        assertThat(disk.read("app/config")).isEqualTo("a");

        Run unknown = theatre.deploy(
                here -> here.add(upstream.of(url).branch("no-such").to("app")));
        assertThat(unknown.failure()).contains("the controller cannot get 'branch no-such of " + url + "': ");
        assertThat(disk.read("app/config")).isEqualTo("a");
        Files.move(upstream.repository(), outside.resolve("away"));
        assertThat(theatre.deploy(here ->
                                here.add(upstream.of(url).branch("stable").to("app")))
                        .failure())
                .contains("the controller cannot get");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void aTagThatIsMovedIsFollowed(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String url = upstream.repository().toString();
        upstream.commit("config", "a");
        upstream.tag("v1");
        deploy(upstream.of(url).tag("v1"));
        upstream.commit("config", "b");
        assertThat(deploy(upstream.of(url).tag("v1")).changed()).isEmpty();
        assertThat(disk.read("app/config")).isEqualTo("a");
        if (!tool.equals("svn")) {
            upstream.tag("v1");
            deploy(upstream.of(url).tag("v1"));
            assertThat(disk.read("app/config")).isEqualTo("b");
        }
    }
}
