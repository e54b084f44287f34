package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    @TempDir
    private Path directory;

    @Test
    void textShowsHostsOrderComponentsAndResources() {
        Called called = Called.with(directory, "plan staging --platform alpine");

        assertThat(called.code()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).isEqualTo("""
                staging: 6 hosts, 7 roots, 13 components

                Hosts
                  web[01..03]  front on debian
                  app01        app, front (ignored) on alpine
                  app02        app on alpine
                  app03        app (ignored) on alpine

                Order of deployment
                   1  app on app01, app02
                   2  front on web[01..03]
                          after app on app[01..03] (app:http)

                Components
                  front on web[01..03], app01
                    Front  com.example.cli.Front
                  app on app[01..03]
                    App  com.example.cli.App
                      Note("one.txt")
                      Note("two.txt")

                Resources
                  app:http
                    from app on app[01..03]: app01:8080, app02:8080, app03:8080
                    to   front on web[01..03], app01
                  app:note
                    from app on app[01..03]: hello
                    to   front on app01
                """);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jsonHasTheSame() {
        Called called = Called.with(directory, "plan staging --format json");

        assertThat(called.code()).isZero();
        JsonObject plan = JsonParser.parseString(called.out()).getAsJsonObject();
        assertThat(plan.get("schema").getAsInt()).isEqualTo(1);
        assertThat(plan.get("environment").getAsString()).isEqualTo("staging");
        JsonObject web01 = plan.getAsJsonArray("hosts").get(0).getAsJsonObject();
        assertThat(web01)
                .hasToString(
                        "{\"name\":\"web01\",\"fqdn\":\"web01.example.com\",\"platform\":\"debian\",\"ignored\":false,"
                                + "\"roots\":[{\"name\":\"front\",\"features\":[],\"ignored\":false,\"step\":2,"
                                + "\"waitsFor\":[{\"key\":\"app:http\",\"roots\":[{\"host\":\"app01\",\"root\":\"app\"},"
                                + "{\"host\":\"app02\",\"root\":\"app\"},{\"host\":\"app03\",\"root\":\"app\"}]}],"
                                + "\"component\":{\"name\":\"Front\",\"class\":\"com.example.cli.Front\",\"parts\":[]}}]}");
        assertThat(plan.getAsJsonArray("resources").get(0).getAsJsonObject().get("requirers"))
                .hasToString("[{\"host\":\"web01\",\"root\":\"front\",\"component\":\"Front\"},"
                        + "{\"host\":\"web02\",\"root\":\"front\",\"component\":\"Front\"},"
                        + "{\"host\":\"web03\",\"root\":\"front\",\"component\":\"Front\"},"
                        + "{\"host\":\"app01\",\"root\":\"front\",\"component\":\"Front\"}]");
        assertThat(Called.with(directory, "plan staging --json").out()).isEqualTo(called.out());
    }

    @Test
    void anInvalidModelLeavesStandardOutputEmpty() {
        Called called = Called.with(directory, "plan broken");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains("port 0 is not a port");
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        Called called = Called.with(directory, "plan dev --format jsn");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: there is no format 'jsn'
                    help: did you mean 'json'?
                """);
        assertThat(Called.with(directory, "plan dev --json --format text").code())
                .isEqualTo(64);
    }
}
