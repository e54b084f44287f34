package dev.launchway.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    @Test
    void hostsThatCountUpAreARange() {
        assertThat(HostNames.text(List.of("web01", "web02", "web03", "db"))).isEqualTo("web[01..03], db");
        assertThat(HostNames.text(List.of("web09", "web10", "web11"))).isEqualTo("web[09..11]");
        assertThat(HostNames.text(List.of("web1", "web2", "web3", "web5"))).isEqualTo("web[1..3], web5");
    }

    @Test
    void otherHostsStandAlone() {
        assertThat(HostNames.text(List.of("web01", "web02"))).isEqualTo("web01, web02");
        assertThat(HostNames.text(List.of("web9", "web10", "web11"))).isEqualTo("web9, web10, web11");
        assertThat(HostNames.text(List.of("a01", "b02", "c03"))).isEqualTo("a01, b02, c03");
        assertThat(HostNames.text(List.of())).isEmpty();
    }
}
