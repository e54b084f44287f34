package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void findsAMissingLetterAnExtraOneAndASwap() {
        List<String> known = List.of("nginx", "haproxy", "postgres");
        assertThat(Nearest.to("ngnx", known)).contains("nginx");
        assertThat(Nearest.to("haproxxy", known)).contains("haproxy");
        assertThat(Nearest.to("posgtres", known)).contains("postgres");
    }

    @Test
    void findsNothingForAnotherWord() {
        assertThat(Nearest.to("memcached", List.of("nginx", "haproxy"))).isEmpty();
        assertThat(Nearest.to("ab", List.of("xy"))).isEmpty();
        assertThat(Nearest.to("nginx", List.of())).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyNearOnes() {
        assertThat(Nearest.to("web0", List.of("web1", "web2"))).contains("web1");
    }
}
