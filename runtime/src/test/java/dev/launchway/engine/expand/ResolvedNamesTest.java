package dev.launchway.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Address;
import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.testing.TestEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What names of an environment resolve to. */
class ResolvedNamesTest {

    private static TestEnvironment environment() {
        return new TestEnvironment("test")
                .resolve("www", "2001:db8::10", "169.254.7.7", "192.0.2.10", "192.0.2.9", "fe80::1", "::1")
                .resolve("six", "fe80::1", "2001:db8::10");
    }

    @AfterEach
    void forget() {
        CurrentNameLookup.choose(null);
    }

    @Test
    void thoseOfTheTableIpv4FirstAndNoneThatIsKnownOnOneLinkAlone() {
        ResolvedNames names = new ResolvedNames(environment().build());
        assertThat(names.resolve("www")).containsExactly("192.0.2.10", "192.0.2.9", "2001:db8::10", "::1");
        assertThat(names.resolve("six")).containsExactly("2001:db8::10");
        assertThat(names.known()).containsOnlyKeys("www", "six");
    }

    @Test
    void theSystemsAreRemembered() {
        ResolvedNames names = new ResolvedNames(environment().build());
        assertThat(names.on("a").resolve("localhost")).contains("127.0.0.1");
        assertThat(names.on("a").known()).containsKey("localhost");
        assertThat(names.on("b").known()).doesNotContainKey("localhost");
    }

    @Test
    void aFamilyIsSwitchedOffByTheEnvironment() {
        new ResolvedNames(environment().setting("ipv6", "false").build()).use();
        assertThat(Address.of("www", 80).listenAll()).containsExactly(Address.of("192.0.2.10", 80));
        assertThatThrownBy(() -> Address.of("six", 80).listen())
                .hasMessageContaining("nothing can listen at 'six' by IPv6, which the environment switches off");
        new ResolvedNames(environment().setting("ipv4", "false").build()).use();
        assertThat(Address.of("www", 80).listen()).isEqualTo(Address.of("2001:db8::10", 80));
    }
}
