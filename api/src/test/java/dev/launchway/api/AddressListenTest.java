package dev.launchway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.api.internal.NameLookup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers bind to, by the families of addresses that an environment uses. */
class AddressListenTest {

    private static final Address SITE = Address.of("www.example.com", 80);
    private static final Address FOUR = Address.of("192.0.2.10", 80);
    private static final Address SIX = Address.of("2001:db8::10", 80);

    @AfterEach
    void forget() {
        CurrentNameLookup.choose(null);
    }

    private static void use(boolean ipv4, boolean ipv6, String... literals) {
        CurrentNameLookup.choose(new NameLookup() {

            @Override
            public List<String> resolve(String name) {
                return List.of(literals);
            }

            @Override
            public boolean ipv4() {
                return ipv4;
            }

            @Override
            public boolean ipv6() {
                return ipv6;
            }
        });
    }

    @Test
    void bothFamiliesIpv4First() {
        use(true, true, "192.0.2.10", "192.0.2.11", "2001:db8::10");
        assertThat(SITE.listen()).isEqualTo(FOUR);
        assertThat(SITE.listenAll()).containsExactly(FOUR, SIX);
        assertThat(SITE.listenV4()).isEqualTo(FOUR);
        assertThat(SITE.listenV6()).isEqualTo(SIX);
        assertThat(SITE.connect()).isEqualTo(SITE);
    }

    @Test
    void oneFamilyIsSwitchedOff() {
        use(true, false, "192.0.2.10", "2001:db8::10");
        assertThat(SITE.listenAll()).containsExactly(FOUR);
        assertThatThrownBy(SITE::listenV6)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "nothing can listen at 'www.example.com' by IPv6, which the environment switches off")
                .hasMessageContaining("remove 'ipv6 = false'");
        use(false, true, "192.0.2.10", "2001:db8::10");
        assertThat(SITE.listen()).isEqualTo(SIX);
        assertThat(SITE.listenAll()).containsExactly(SIX);
        assertThatThrownBy(SITE::listenV4).hasMessageContaining("by IPv4").hasMessageContaining("'ipv4 = false'");
    }

    @Test
    void nothingIsLeft() {
        use(true, false, "2001:db8::10");
        assertThatThrownBy(SITE::listen).hasMessageContaining("by IPv6");
        assertThatThrownBy(SITE::listenAll).hasMessageContaining("by IPv6");
        assertThatThrownBy(() -> Address.parse("[::1]:80").listen())
                .hasMessage(
                        "nothing can listen at '::1' by IPv6, which the environment switches off: remove 'ipv6 = false'"
                                + " from it, or write a name or an IPv4 address in its place");
        use(false, true, "192.0.2.10");
        assertThatThrownBy(() -> Address.parse("127.0.0.1:80").listen()).hasMessageContaining("by IPv4");
    }

    @Test
    void aNameWithoutAnAddressOfAFamily() {
        use(true, true, "2001:db8::10");
        assertThat(SITE.listen()).isEqualTo(SIX);
        assertThatThrownBy(SITE::listenV4)
                .hasMessageContaining("'www.example.com' has no IPv4 address: add one to [resolver]");
    }

    @Test
    void literalsAreTheirOwn() {
        use(true, true);
        assertThat(Address.parse("[fe80::1]:80").listen()).hasToString("[fe80::1]:80");
        assertThat(Address.of("0.0.0.0", 80).listenAll()).containsExactly(Address.of("0.0.0.0", 80));
    }

    @Test
    void aLiteralHasOneFamily() {
        use(true, true);
        assertThatThrownBy(() -> Address.of("0.0.0.0", 80).listenV6())
                .hasMessage(
                        "'0.0.0.0' is an IPv4 address, and an IPv6 one is asked for: write a name that has one in its"
                                + " place");
    }

    @Test
    void areSorted() {
        assertThat(Stream.of("b:80", "a:443", "[::1]:80", "a:80")
                        .map(Address::parse)
                        .sorted()
                        .map(Address::toString))
                .containsExactly("[::1]:80", "a:80", "a:443", "b:80");
    }
}
