package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void findsAMissingLetterAnExtraOneAndASwap() {
        List<String> known = List.of("nginx", "haproxy", "postgres");
        assertThat(NearestName.of("ngnx", known)).contains("nginx");
        assertThat(NearestName.of("haproxxy", known)).contains("haproxy");
        assertThat(NearestName.of("posgtres", known)).contains("postgres");
        assertThat(NearestName.of("cash", List.of("cache", "worker"))).contains("cache");
    }

    @Test
    void findsNothingForAnotherWord() {
        assertThat(NearestName.of("memcached", List.of("nginx", "haproxy"))).isEmpty();
        assertThat(NearestName.of("ab", List.of("xy"))).isEmpty();
        assertThat(NearestName.of("nginx", List.of())).isEmpty();
    }

    @Test
    void takesNoShortWordForAnotherOne() {
        assertThat(NearestName.of("db", List.of("web", "da", "dns", "d"))).isEmpty();
        assertThat(NearestName.of("api", List.of("app", "web"))).contains("app");
        assertThat(NearestName.of("cron", List.of("corn", "iron", "core"))).contains("corn");
        assertThat(NearestName.of("dev", List.of("live", "prod"))).isEmpty();
        assertThat(NearestName.of("", List.of("a", "web"))).isEmpty();
    }

    @Test
    void caseAndTheSignsBetweenWordsMakeNoDifference() {
        assertThat(NearestName.of("WORKER", List.of("web", "worker"))).contains("worker");
        assertThat(NearestName.of("DB", List.of("db"))).contains("db");
        assertThat(NearestName.of("lw210", List.of("LW211", "LW210"))).contains("LW210");
        assertThat(NearestName.of("serverName", List.of("server", "server-name")))
                .contains("server-name");
        assertThat(NearestName.of("host_domian", List.of("host-domain"))).contains("host-domain");
        assertThat(NearestName.of("-", List.of("a", "b"))).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyNearOnes() {
        assertThat(NearestName.of("web0", List.of("web1", "web2"))).contains("web1");
    }

    @Test
    void asks() {
        assertThat(DidYouMean.question("ngnx", List.of("nginx"))).contains("did you mean 'nginx'?");
        assertThat(DidYouMean.ending("ngnx", List.of("nginx"))).isEqualTo("; did you mean 'nginx'?");
        assertThat(DidYouMean.ending("memcached", List.of("nginx"))).isEmpty();
    }
}
