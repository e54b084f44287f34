package dev.launchway.library.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.testing.Theatre;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the settings of a host before it is looked at. */
class HostModelTest {

    @TempDir
    Path directory;

    private String problems(Consumer<Configuration> stage) {
        return new Theatre(directory).problems(stage);
    }

    @Test
    void whatIsNoSettingIsAnErrorWhereItIsSaid() {
        assertThatThrownBy(() -> Sysctl.of("somaxconn")).hasMessageContaining("write it as in net.core.somaxconn");
        assertThatThrownBy(() -> Sysctl.of("../etc/passwd")).hasMessageContaining("is no setting of the kernel");
        assertThatThrownBy(() -> Sysctl.of("vm.swappiness").value(" ")).hasMessageContaining("the value is empty");
        assertThat(problems(here -> here.add(Sysctl.of("vm.swappiness")))).contains("needs a .value(…)");
        assertThatThrownBy(() -> Limits.of("a b")).hasMessageContaining("'a b' is no user");
        assertThatThrownBy(() -> Limits.of("a").set("nofiles", "1"))
                .hasMessageContaining("there is no limit 'nofiles'");
        assertThatThrownBy(() -> Limits.of("a").set("nproc", "many")).hasMessageContaining("'many' is no value");
        assertThatThrownBy(() -> Limits.of("a").set("nofile", "unlimited")).hasMessageContaining("nobody can log in");
        assertThat(problems(here -> here.add(Limits.of("a")))).contains("needs a limit");
        assertThatThrownBy(() -> Timezone.of("../UTC")).hasMessageContaining("is no name of a time zone");
        assertThatThrownBy(() -> Mount.at("data")).hasMessageContaining("is no place for a file system");
        assertThatThrownBy(() -> Mount.at("/")).hasMessageContaining("is no place for a file system");
        assertThat(problems(here -> here.add(Mount.at("/srv/a")))).contains("needs a device");
        assertThat(problems(here -> here.add(Mount.at("/srv/a").device("tmpfs"))))
                .contains("needs a type");
        assertThat(problems(here -> {
                    here.add(Mount.at("/srv/a").absent());
                    here.add(Mount.at("/srv/a").absent());
                }))
                .contains("/etc/fstab (/srv/a)");
        assertThatThrownBy(() -> FirewallRule.named("a").tcp(0)).hasMessageContaining("'0' is no port");
        assertThatThrownBy(() -> FirewallRule.named("a").tcp("90-80")).hasMessageContaining("'90-80' is no port");
        assertThatThrownBy(() -> FirewallRule.named("a\"b")).hasMessageContaining("is no name of a rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1/8", "10.0.0", "10.0.0.0/33", "2001:db8::1/64", "example.com", "", "::/", "1.2.3.400"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> FirewallRule.named("a").from(text)).hasMessageContaining("is no network");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.9.8.0/23, 10.9.9.7, true",
        "10.9.8.0/23, 10.9.10.7, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 192.0.2.1, false"
    })
    void networksContainAddresses(String network, String address, boolean expected) throws Exception {
        assertThat(Network.parse(network).contains(InetAddress.getByName(address)))
                .isEqualTo(expected);
    }

    private static FirewallEntry entry(String tcp, String udp, String from, String on, String verdict) {
        return new FirewallEntry("a", words(tcp), words(udp), words(from), on, verdict);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static boolean accepts(String policy, FirewallEntry... entries) throws Exception {
        List<Resource<FirewallEntry>> rules =
                Stream.of(entries).map(one -> new Resource<>(one, null, "app")).toList();
        return new FirewallText(policy, rules).accepts(InetAddress.getByName("10.9.9.2"), 22);
    }

    @Test
    void theFirstRuleThatFitsDecidesAboutSsh() throws Exception {
        FirewallEntry open = entry("22", "", "", "", "accept");
        assertThat(accepts("drop")).isFalse();
        assertThat(accepts("accept")).isTrue();
        assertThat(accepts("drop", open)).isTrue();
        assertThat(accepts("drop", entry("20-25", "", "10.9.0.0/16", "", "accept")))
                .isTrue();
        assertThat(accepts("drop", entry("22", "", "192.0.2.0/24", "", "accept")))
                .isFalse();
        assertThat(accepts("drop", entry("", "", "10.9.9.2", "", "accept"))).isTrue();
        assertThat(accepts("drop", entry("", "22", "", "", "accept"))).isFalse();
        assertThat(accepts("drop", entry("22", "", "10.0.0.0/8", "", "drop"), open))
                .isFalse();
        assertThat(accepts("drop", open, entry("22", "", "10.0.0.0/8", "", "drop")))
                .isTrue();
        assertThat(accepts("accept", entry("", "", "", "eth0", "drop"))).isFalse();
        assertThat(accepts("drop", entry("22", "", "", "eth1", "accept"))).isFalse();
    }

    @Test
    void aLineOfFstabTakesThePlaceOfTheOneForTheSamePlace() {
        FstabLine line = new FstabLine(List.of("tmpfs", "/srv/a b", "tmpfs", "defaults", "0", "0"));
        assertThat(line.putInto("")).isEqualTo("tmpfs /srv/a\\040b tmpfs defaults 0 0\n");
        assertThat(line.putInto("# x\n/dev/a /srv/a\\040b ext4\n/dev/b /b ext4"))
                .isEqualTo("# x\ntmpfs /srv/a\\040b tmpfs defaults 0 0\n/dev/b /b ext4");
        assertThat(line.putInto("/dev/b /b ext4")).startsWith("/dev/b /b ext4\ntmpfs ");
        assertThat(line.putInto("tmpfs\t/srv/a\\040b  tmpfs\n")).isEqualTo("tmpfs\t/srv/a\\040b  tmpfs\n");
        assertThat(line.putInto("x /srv/a\\040b ext4\ny /srv/a\\040b ext4\n"))
                .isEqualTo("tmpfs /srv/a\\040b tmpfs defaults 0 0\n");
        assertThat(FstabLine.removedFrom("# x\ntmpfs /srv/a tmpfs\n", "/srv/a")).isEqualTo("# x\n");
    }
}
