package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of environment files against the types of attributes, each type with wrong and right ones. */
final class OverrideFaultsTest {

    private static final String ALL = """
            @Component
            class All {
                enum Level { LOW, VERY_HIGH }
                @Attribute String text;
                @Attribute boolean flag;
                @Attribute int number;
                @Attribute long large;
                @Attribute double ratio;
                @Attribute Level level;
                @Attribute java.nio.file.Path path;
                @Attribute java.time.Duration pause;
                @Attribute java.net.URI link;
                @Attribute Address address;
                @Attribute FileMode mode;
                @Attribute List<Integer> numbers;
                @Attribute Set<Level> levels;
                @Attribute Map<String, Address> peers;
                @Attribute Optional<Integer> maybe;
                @Attribute Version version;
            }
            """;

    private static final String VERSION = """
            public record Version(String text) {
                public static Version parse(String text) { return new Version(text); }
            }
            """;

    @TempDir
    Path directory;

    private String says(Compilers compiler, String values) {
        return Service.in(compiler, directory)
                .source(ALL)
                .source(VERSION)
                .environment("dev", "[hosts]\na = [\"all\"]\n[component.all]\n" + values)
                .says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void wrongValues(Compilers compiler) {
        assertThat(says(compiler, """
                        text = 5
                        flag = "yes"
                        number = 2147483648
                        large = 1.5
                        ratio = "many"
                        level = "very-hihg"
                        path = 7
                        pause = 30
                        link = "http://a b"
                        address = "db01"
                        mode = 644
                        numbers = [1, "two"]
                        levels = ["low", "medium"]
                        peers = { a = "db01:5432", b = "db02:99999" }
                        maybe = "x"
                        version = ["1"]
                        """)).isEqualTo("""
                        environments/dev.toml:4:1: [LW322] 'text' of component 'all' takes text, not 5
                            it is declared as String All.text
                            help: quote it: "5"
                        environments/dev.toml:5:1: [LW322] 'flag' of component 'all' takes true or false, not 'yes'
                            it is declared as boolean All.flag
                        environments/dev.toml:6:1: [LW322] 'number' of component 'all' takes a whole number from -2147483648 to 2147483647, not 2147483648
                            it is declared as int All.number
                        environments/dev.toml:7:1: [LW322] 'large' of component 'all' takes a whole number, not 1.5
                            it is declared as long All.large
                        environments/dev.toml:8:1: [LW322] 'ratio' of component 'all' takes a number, not 'many'
                            it is declared as double All.ratio
                        environments/dev.toml:9:1: [LW322] 'level' of component 'all' takes one of low, very-high, not 'very-hihg'; did you mean 'very-high'?
                            it is declared as Level All.level
                        environments/dev.toml:10:1: [LW322] 'path' of component 'all' takes a path, not 7
                            it is declared as Path All.path
                        environments/dev.toml:11:1: [LW322] 'pause' of component 'all' takes a duration, not 30
                            it is declared as Duration All.pause
                            help: say the unit: "30s", "30m", "30h"
                        environments/dev.toml:12:1: [LW322] 'link' of component 'all' takes a URI, not 'http://a b': Illegal character in authority
                            it is declared as URI All.link
                        environments/dev.toml:13:1: [LW322] 'address' of component 'all' takes an address: 'db01' is not an address: write host:port, as in db01:5432
                            it is declared as Address All.address
                        environments/dev.toml:14:1: [LW322] 'mode' of component 'all' takes a file mode, not 644
                            it is declared as FileMode All.mode
                            help: write its digits as text, as in "0644"
                        environments/dev.toml:15:15: [LW322] 'numbers' of component 'all' takes a whole number, not 'two'
                            it is declared as List<Integer> All.numbers
                        environments/dev.toml:16:18: [LW322] 'levels' of component 'all' takes one of low, very-high, not 'medium'
                            it is declared as Set<Level> All.levels
                        environments/dev.toml:17:28: [LW322] 'peers' of component 'all' takes an address: 'db02:99999' is not an address: '99999' is not a port from 1 to 65535
                            it is declared as Map<String, Address> All.peers
                        environments/dev.toml:18:1: [LW322] 'maybe' of component 'all' takes a whole number, not 'x'
                            it is declared as Optional<Integer> All.maybe
                        environments/dev.toml:19:1: [LW322] 'version' of component 'all' takes the text of a Version, not a list
                            it is declared as Version All.version
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void moreWrongValues(Compilers compiler) {
        assertThat(says(compiler, """
                        pause = "soon"
                        mode = "rwxrwx"
                        address = "::1:80"
                        numbers = "1, 2"
                        levels = ["low", "LOW"]
                        peers = ["db01:5432"]
                        version = 1.10
                        flag = 1
                        """)).isEqualTo("""
                        environments/dev.toml:4:1: [LW322] 'pause' of component 'all' takes a duration: 'soon' is not a duration: write 30s, 5m, 2h, 1d, 250ms, or ISO 8601 as in PT1M30S
                            it is declared as Duration All.pause
                        environments/dev.toml:5:1: [LW322] 'mode' of component 'all' takes a file mode: 'rwxrwx' is not a file mode: write octal digits as in 0640, or rwxr-x---
                            it is declared as FileMode All.mode
                        environments/dev.toml:6:1: [LW322] 'address' of component 'all' takes an address: '::1:80' is not an address: put an IPv6 literal in brackets, as in [::1]:80
                            it is declared as Address All.address
                        environments/dev.toml:7:1: [LW322] 'numbers' of component 'all' takes a list, not the text '1, 2'
                            it is declared as List<Integer> All.numbers
                            help: write ["1", "2"]
                        environments/dev.toml:8:18: [LW322] 'levels' of component 'all' takes a set, and 'LOW' stands in it twice
                            it is declared as Set<Level> All.levels
                            help: leave one out
                        environments/dev.toml:9:1: [LW322] 'peers' of component 'all' takes a table, not a list
                            it is declared as Map<String, Address> All.peers
                            help: write it as in { key = "value" }
                        environments/dev.toml:10:1: [LW322] 'version' of component 'all' takes the text of a Version, not a decimal number
                            it is declared as Version All.version
                            help: write it in quotes
                        environments/dev.toml:11:1: [LW322] 'flag' of component 'all' takes true or false, not 1
                            it is declared as boolean All.flag
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void rightValues(Compilers compiler) {
        assertThat(says(compiler, """
                        text = "5"
                        flag = "true"
                        number = "5"
                        large = 9223372036854775807
                        ratio = 1
                        level = "very-high"
                        path = "a/b"
                        pause = "30s"
                        link = "http://a/b"
                        address = "[::1]:80"
                        mode = "rwxr-x---"
                        numbers = [1, "2"]
                        levels = ["LOW", "very-high"]
                        peers = { a = "db01:5432" }
                        maybe = 1
                        version = "1.10"
                        """)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsInClear(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("""
                        @Component
                        class Web {
                            @Attribute Secret key;
                            @Attribute List<Secret> keys;
                            @Attribute Map<String, Secret> named;
                            @Attribute Optional<Secret> maybe;
                            @Attribute Set<Secret> several;
                            @Attribute(required = true) Secret needed;
                        }
                        """)
                        .environment("dev", """
                        [environment]
                        data.key = "hunter2"
                        [hosts]
                        a = ["web"]
                        b = ["web"]
                        [component.web]
                        key = "{{ environment.data.key }}"
                        keys = ["hunter2"]
                        named = { a = "hunter2" }
                        maybe = "hunter2"
                        several = ["hunter2"]
                        [host.a.component.web]
                        key = "hunter2"
                        """)
                        .says())
                .isEqualTo("""
                        Web.java:13: [LW323] environment 'dev' does not set 'needed' of component 'web'
                            Web.needed is required on hosts a, b (environments/dev.toml:4)
                            help: make the file of secrets, once, by 'java -jar plan.jar secrets init dev' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets="init dev"'); then run: \
                        java -jar plan.jar secrets set dev component.web.needed, or write needed = { secret = "NAME" } \
                        in environments/dev.toml
                        environments/dev.toml:7:1: [LW324] 'key' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets set dev component.web.key
                        environments/dev.toml:8:1: [LW324] 'keys' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets edit dev, and write below [component.web]: keys = ["…"]
                        environments/dev.toml:9:1: [LW324] 'named' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets edit dev, and write below [component.web]: named = { NAME = "…" }
                        environments/dev.toml:10:1: [LW324] 'maybe' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets set dev component.web.maybe
                        environments/dev.toml:11:1: [LW324] 'several' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets edit dev, and write below [component.web]: several = ["…"]
                        environments/dev.toml:13:1: [LW324] 'key' of component 'web' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets set dev host.a.component.web.key
                        """)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void keysThatAreNearlyRight(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Component class Web { @Attribute String serverName; }\n")
                        .environment("dev", """
                        [hosts]
                        "a[1..4]" = ["web"]
                        [host.a1.component.web]
                        server_name = "x"
                        [host.a2.component.web]
                        Server-Name = "x"
                        [host.a3.component.web]
                        SERVER_NAME = "x"
                        [host.a4.component.web]
                        servername = "x"
                        """)
                        .compile()
                        .launchway())
                .hasSize(4)
                .allMatch(text -> text.contains("[LW321]") && text.contains("did you mean 'server-name'?"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void requiredAttributesAreOneMessageForEachEnvironment(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("""
                        @Component
                        class Web {
                            @Attribute(required = true) int port;
                            @Attribute(required = true) List<String> names;
                        }
                        """)
                        .environment("dev", "[hosts]\na = [\"web\"]\n[component.web]\nport = 1\n")
                        .environment(
                                "test",
                                "[hosts]\n\"a[1..5]\" = [\"web\"]\n[component.web]\nnames = []\n[host.a1.component.web]\nport = 1\n")
                        .environment("uat", "[hosts]\n\"a[1..5]\" = [\"web\"]\n")
                        .says())
                .isEqualTo("""
                        Web.java:8: [LW323] environment 'test' does not set 'port' of component 'web'
                            Web.port is required on hosts a2, a3, a4, a5 (environments/test.toml:2)
                            help: write in environments/test.toml below [component.web], or for one host below [host.a2.component.web]: port = 1
                        Web.java:8: [LW323] environment 'uat' does not set 'port' of component 'web'
                            Web.port is required on hosts a1, a2, a3 and 2 more (environments/uat.toml:2)
                            help: write in environments/uat.toml below [component.web], or for one host below [host.a1.component.web]: port = 1
                        Web.java:9: [LW323] environment 'dev' does not set 'names' of component 'web'
                            Web.names is required on host a (environments/dev.toml:2)
                            help: write in environments/dev.toml below [component.web], or for one host below [host.a.component.web]: names = ["…"]
                        Web.java:9: [LW323] environment 'uat' does not set 'names' of component 'web'
                            Web.names is required on hosts a1, a2, a3 and 2 more (environments/uat.toml:2)
                            help: write in environments/uat.toml below [component.web], or for one host below [host.a1.component.web]: names = ["…"]
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void valuesThatAreReplaced(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(
                                "@Component class Web { @Attribute int port; @Attribute int admin; @Attribute int debug; }\n")
                        .environment("base", "[component.web]\nport = 1\nadmin = 1\ndebug = 1\n")
                        .environment(
                                "dev",
                                "[environment]\nextends = \"base\"\n[hosts]\na = [\"web\"]\n[component.web]\nport = 2\n")
                        .environment("test", """
                        [environment]
                        extends = "base"
                        [hosts]
                        a = ["web"]
                        b = ["web"]
                        [component.web]
                        port = 3
                        debug = 2
                        [host.a.component.web]
                        debug = 3
                        [host.b.component.web]
                        debug = 3
                        """)
                        .says())
                .isEqualTo("""
                        environments/base.toml:2:1: [LW326] 'port' of component 'web' is replaced wherever the component runs
                            the value is set in environments/dev.toml:6, environments/test.toml:7
                            help: delete it here, or there where this value is meant
                        environments/test.toml:8:1: [LW326] 'debug' of component 'web' is replaced wherever the component runs
                            the value is set in environments/test.toml:10, environments/test.toml:12
                            help: delete it here, or there where this value is meant
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aBaseThatNobodyUses(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Component class Web { @Attribute int port; }\n")
                        .source("@Component class App {}\n")
                        .environment("base", "[component.web]\nport = 1\n")
                        .environment("dev", "[environment]\nextends = \"base\"\n[hosts]\na = [\"app\"]\n")
                        .environment("test", "[environment]\nextends = \"base\"\n[hosts]\na = [\"app\"]\n")
                        .environment("void", "[environment]\nplatform = \"x\"\n")
                        .says())
                .isEqualTo("""
                        environments/base.toml:1:1: [LW325] no host runs component 'web', which is set here
                            help: assign the component to a host, or delete the section
                        environments/void.toml:1:1: [LW333] environment 'void' has no hosts, so it deploys nothing
                            help: write [hosts] with a line for each, as in web01 = ["nginx"]
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void classesThatCannotBeRoots(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Component abstract class Database {}\n")
                        .source("@Component class Postgres extends Database {}\n")
                        .source("@Component class MySql extends Database {}\n")
                        .source("@Component abstract sealed class Cache permits Redis {}\n")
                        .source("@Component final class Redis extends Cache {}\n")
                        .source("@Component abstract class Lonely {}\n")
                        .source("@Component class Hidden { private Hidden() {} }\n")
                        .environment("dev", "[hosts]\na = [\"database\", \"cache\", \"lonely\", \"hidden\"]\n")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:2:6: [LW311] component 'database' cannot be assigned to a host: Database is abstract
                            help: assign one of its subclasses: 'my-sql', 'postgres'
                        environments/dev.toml:2:18: [LW311] component 'cache' cannot be assigned to a host: Cache is sealed and abstract
                            help: assign its subclass 'redis'
                        environments/dev.toml:2:27: [LW311] component 'lonely' cannot be assigned to a host: Lonely is abstract
                            help: assign a subclass of it with @Component that is not abstract; there is none yet
                        environments/dev.toml:2:37: [LW311] component 'hidden' cannot be assigned to a host: Hidden has a private constructor
                            help: give it a constructor without arguments that is neither private nor throws a checked exception
                        """);
    }

    private static final String SHOP = """
            @Component
            class Shop {
                enum Level { FOO_BAR, fooBar }
                @Attribute String name = "shop";
                @Attribute String domain = "example.com";
                @Attribute String url = "http://example.com";
                @Requires(value = "shop:app", optional = true) List<Address> apps;
                @SubComponent File config;
            }
            """;

    private String shopSays(Compilers compiler, String values) {
        return Service.in(compiler, directory)
                .source("@SuppressWarnings(\"LW219\")\n" + SHOP.replace("FOO_BAR, fooBar", "FOO_BAR"))
                .environment("dev", "[hosts]\na = [\"shop\"]\n[component.shop]\n" + values)
                .says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aTemplateThatIsNotClosedIsAnError(Compilers compiler) {
        String literally = "    help: what is meant literally stands between {% verbatim %} and {% endverbatim %}";
        assertThat(shopSays(compiler, """
                        name = "{{ host.name }"
                        domain = "{% if host.name %}x"
                        url = "%{%Y-%m}t"
                        """).lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith(
                        "environments/dev.toml:4:1: [LW402] 'name' of component 'shop': template \"{{ host.name }\": "))
                .anyMatch(line -> line.startsWith("environments/dev.toml:5:1: [LW402] 'domain' of component 'shop': "))
                .contains(literally);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aValueReadsAttributesAlone(Compilers compiler) {
        assertThat(shopSays(compiler, """
                        name = "{{ component.apps }}"
                        domain = "{{ component.config }}"
                        url = "http://{{ component.domain }}"
                        """).lines().filter(line -> !line.startsWith("    help:")))
                .containsExactly(
                        "environments/dev.toml:4:1: [LW405] 'name' of component 'shop': template \"{{ component.apps }}\":"
                                + " component.apps is not set yet when the values of an environment are: those read"
                                + " attributes alone",
                        "environments/dev.toml:5:1: [LW405] 'domain' of component 'shop': template"
                                + " \"{{ component.config }}\": component.config is not set yet when the values of an"
                                + " environment are: those read attributes alone");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void valuesThatAreComputedFromEachOtherAreAnErrorWithTheirLines(Compilers compiler) {
        assertThat(shopSays(compiler, """
                        name = "{{ component.url }}"
                        domain = "{{ component.domain }}.test"
                        url = "http://{{ component.name }}"
                        """)).isEqualTo("""
                        environments/dev.toml:4:1: [LW327] values of component 'shop' are computed from each other: 'name', 'url'
                            'name' reads component.url (environments/dev.toml:4)
                            'url' reads component.name (environments/dev.toml:6)
                            help: give one of them a value that reads none of the others
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void constantsThatEnvironmentsCannotTellApart(Compilers compiler) {
        String help = "\n    help: rename one of them\n";
        assertThat(Service.in(compiler, directory)
                        .source(SHOP.replace(
                                "@Attribute String url",
                                "@Features Set<Level> features; @Attribute List<Level> levels;" + " String url"))
                        .says())
                .contains(
                        "[LW112] the field 'features' with @Features has a type whose constants FOO_BAR and fooBar are both"
                                + " 'foo-bar' in environments" + help)
                .contains(
                        "[LW110] the attribute 'levels' has the type List<Level>, whose constants FOO_BAR and fooBar are"
                                + " both 'foo-bar' in environments" + help);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void numbersAreShownAsTheyAreWritten(Compilers compiler) {
        assertThat(says(compiler, """
                        number = 0x1F90F90F9
                        mode = 0o640
                        flag = 0b1
                        large = 1_000.5
                        text = 1.50
                        numbers = [
                            1, # 1
                            0xF_FFFF_FFFF ]
                        peers = { a1 = 0x1F90, "b = 2" = "db:1" }
                        path = 1e3
                        maybe = +99_999_999_999
                        """).lines().filter(line -> line.contains("[LW")))
                .extracting(line -> line.replaceAll(" of component 'all' takes.*, not ", ": "))
                .containsExactly(
                        "environments/dev.toml:4:1: [LW322] 'number': 0x1F90F90F9",
                        "environments/dev.toml:5:1: [LW322] 'mode': 0o640",
                        "environments/dev.toml:6:1: [LW322] 'flag': 0b1",
                        "environments/dev.toml:7:1: [LW322] 'large': 1_000.5",
                        "environments/dev.toml:8:1: [LW322] 'text': 1.50",
                        "environments/dev.toml:11:5: [LW322] 'numbers': 0xF_FFFF_FFFF",
                        "environments/dev.toml:12:11: [LW322] 'peers': 0x1F90",
                        "environments/dev.toml:13:1: [LW322] 'path': 1e3",
                        "environments/dev.toml:14:1: [LW322] 'maybe': +99_999_999_999");
    }
}
