package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** IPv4 and IPv6, switched per environment. */
final class AddressFamiliesTest {

    private static final String NGINX = """
            @Component
            class Nginx {
                @Attribute Address listen;
                @Attribute List<Address> others;
                @Attribute Optional<Address> third;
                @Attribute String text;
            }
            """;

    private static final String LAST = """
            [hosts]
            a = ["nginx"]
            [resolver]
            four = "192.0.2.1"
            six = ["2001:db8::1", "::1"]
            both = ["2001:db8::1", "192.0.2.1"]
            [component.nginx]
            listen = "[2001:db8::2]:80"
            others = ["a:1", "192.0.2.2:80", "[::]:80"]
            third = "b:2"
            text = "[2001:db8::2]:80"
            """;

    @TempDir
    Path directory;

    private String says(Compilers compiler, String environment) {
        return Service.in(compiler, directory)
                .source(NGINX)
                .environment("dev", "[environment]\n" + environment + LAST)
                .says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void bothAreOnUnlessItIsSaidOtherwise(Compilers compiler) {
        assertThat(says(compiler, "")).isEmpty();
        assertThat(says(compiler, "ipv4 = true\nipv6 = \"true\"\n")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void addressesOfAFamilyThatIsOff(Compilers compiler) {
        assertThat(says(compiler, "ipv6 = false\n")).isEqualTo("""
                        environments/dev.toml:7:1: [LW348] 'six' has no address but IPv6 ones, which environment 'dev' switches off
                            help: add an IPv4 address to the line, or remove 'ipv6 = false' from the environment
                        environments/dev.toml:10:1: [LW348] '2001:db8::2' is an IPv6 address, which environment 'dev' switches off
                            help: write a name or an IPv4 address, or remove 'ipv6 = false' from the environment
                        environments/dev.toml:11:1: [LW348] '::' is an IPv6 address, which environment 'dev' switches off
                            help: write a name or an IPv4 address, or remove 'ipv6 = false' from the environment
                        """);
        assertThat(says(compiler, "ipv4 = false\n"))
                .contains("dev.toml:6:1: [LW348] 'four' has no address but IPv4 ones")
                .contains("dev.toml:11:1: [LW348] '192.0.2.2' is an IPv4 address")
                .doesNotContain("six", "both", "::2");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void bothOff(Compilers compiler) {
        assertThat(says(compiler, "ipv4 = false\nipv6 = false\n")).isEqualTo("""
                        environments/dev.toml:3:1: [LW348] environment 'dev' switches off both IPv4 and IPv6: nothing could listen there
                            help: remove 'ipv4 = false' or 'ipv6 = false'
                        """);
        assertThat(says(compiler, "ipv6 = \"no\"\n")).contains("[LW304]").contains("takes true or false");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatABaseSaysIsToldOnce(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .environment("base", "[environment]\nipv6 = false\n" + LAST)
                        .environment("dev", "[environment]\nextends = \"base\"\n")
                        .environment("six", "[environment]\nextends = \"base\"\nipv6 = true\n")
                        .says()
                        .split("LW348", -1))
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsNoAddressIsToldAsThat(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .environment("dev", """
                                [environment]
                                ipv6 = false
                                [hosts]
                                a = ["nginx"]
                                [component.nginx]
                                listen = "nonsense"
                                others = ["::1:80", "{{ host.fqdn }}:80"]
                                """)
                        .says())
                .contains(
                        "dev.toml:6:", "'nonsense' is not an address", "dev.toml:7:", "put an IPv6 literal in brackets")
                .doesNotContain("LW348");
    }
}
