package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentSetTest {

    private final List<EnvironmentSource> sources = new ArrayList<>();
    private final Diagnostics diagnostics = new Diagnostics();

    private EnvironmentSetTest file(String name, String text) {
        sources.add(EnvironmentSource.of(name, text));
        return this;
    }

    private EnvironmentSet read() {
        return EnvironmentSet.read(new ConfigFiles(sources, List.of()), diagnostics);
    }

    private EnvironmentModel only() {
        EnvironmentSet set = read();
        assertThat(texts()).isEmpty();
        return set.environments().get(set.environments().size() - 1);
    }

    private List<String> texts() {
        return diagnostics.found().stream().map(Diagnostic::text).distinct().toList();
    }

    /** What is said of one file, without the help. */
    private List<String> statements(String text) {
        file("dev.toml", text).read();
        return texts().stream()
                .map(one -> one.lines().findFirst().orElseThrow())
                .toList();
    }

    private static Map<String, String> plain(Map<String, Setting> settings) {
        Map<String, String> plain = new LinkedHashMap<>();
        settings.forEach((key, setting) -> plain.put(key, setting.text()));
        return plain;
    }

    @Test
    void readsAllSections() {
        EnvironmentModel model = file("dev.toml", """
                [environment]
                platform = "debian"
                host-domain = "example.com"
                jobs = 20
                confirm = true
                data.region = "eu"
                data.zone = { first = 1, second = 2.5, open = false, since = 2024-01-01 }

                [host.db01]
                components = ["postgres"]
                platform = "alpine"
                ssh-port = "2222"
                data.alias = "db"

                [hosts]
                "web[1..2]" = ["nginx", "app:a", "app:b", "!cron"]
                "!old" = []

                [host."web[1..2]"]
                service-user = "web"
                [host.web2]
                service-user = "other"
                ignore = true
                [host.web2.component.nginx]
                port = 81

                [component.nginx]
                port = 80
                hosts = ["a", "b"]

                [resolver]
                "www.example.com" = ["192.0.2.10", "::1"]
                one = "192.0.2.11"

                [vfs]
                sandbox = "developer"
                """).only();

        assertThat(model.name()).isEqualTo("dev");
        assertThat(plain(model.settings()))
                .isEqualTo(Map.of(
                        "platform",
                        "debian",
                        "host-domain",
                        "example.com",
                        "jobs",
                        "20",
                        "confirm",
                        "true",
                        "sandbox",
                        "developer"));
        assertThat(plain(model.data()))
                .isEqualTo(Map.of(
                        "region",
                        "eu",
                        "zone.first",
                        "1",
                        "zone.second",
                        "2.5",
                        "zone.open",
                        "false",
                        "zone.since",
                        "2024-01-01"));
        assertThat(model.hosts())
                .extracting(
                        HostModel::name,
                        HostModel::fqdn,
                        host -> host.platform().text(),
                        HostModel::ignored)
                .containsExactly(
                        tuple("db01", "db01.example.com", "alpine", false),
                        tuple("web1", "web1.example.com", "debian", false),
                        tuple("web2", "web2.example.com", "debian", true),
                        tuple("old", "old.example.com", "debian", true));
        assertThat(plain(model.hosts().get(0).settings())).isEqualTo(Map.of("ssh-port", "2222"));
        assertThat(plain(model.hosts().get(0).data())).isEqualTo(Map.of("alias", "db"));
        assertThat(plain(model.hosts().get(1).settings())).isEqualTo(Map.of("service-user", "web"));
        assertThat(plain(model.hosts().get(2).settings())).isEqualTo(Map.of("service-user", "other"));
        assertThat(model.hosts().get(2).overrides()).containsOnlyKeys("nginx");
        assertThat(model.hosts().get(1).assignments())
                .extracting(Assignment::component, one -> one.features().size(), Assignment::ignored)
                .containsExactly(tuple("nginx", 0, false), tuple("app", 2, false), tuple("cron", 0, true));
        assertThat(model.hosts().get(1).assignments().get(2).location()).hasToString("environments/dev.toml:16:43");
        assertThat(model.overrides().get("nginx").values()).containsOnlyKeys("port", "hosts");
        assertThat(model.resolver().get("www.example.com").literals()).containsExactly("192.0.2.10", "::1");
        assertThat(model.resolver().get("one").literals()).containsExactly("192.0.2.11");
    }

    @Test
    void anIgnoredEntryOfSeveralIgnoresAll() {
        EnvironmentModel model =
                file("dev.toml", "[hosts]\na = [\"app:x\", \"!app:y\"]\n").only();

        assertThat(model.hosts().get(0).assignments()).singleElement().satisfies(app -> {
            assertThat(app.ignored()).isTrue();
            assertThat(app.features()).extracting(Setting::text).containsExactly("x", "y");
        });
    }

    @Test
    void takesWindowsLineEndsAndAByteOrderMark() {
        EnvironmentModel model =
                file("dev.toml", "\uFEFF[hosts]\r\nweb01 = [\"nginx\"]\r\n").only();

        assertThat(model.hosts().get(0).location()).hasToString("environments/dev.toml:2:1");
    }

    @Test
    void aDerivedEnvironmentWins() {
        file("base.toml", """
                [environment]
                jobs = 1
                connect = "ssh"
                data.a = "1"
                data.b = "1"
                [hosts]
                web01 = ["nginx", "cron"]
                db01 = ["postgres"]
                [host.web01]
                service-user = "web"
                data.rack = "1"
                [host.web01.component.nginx]
                port = 1
                title = "base"
                [component.nginx]
                port = 80
                names = ["a", "b"]
                [vfs]
                sandbox = "developer"
                """);
        EnvironmentModel model = file("derived.toml", """
                [environment]
                extends = "base"
                jobs = 2
                data.b = "2"
                [hosts]
                web02 = ["nginx"]
                web01 = ["nginx"]
                [host.web01]
                data.rack = "2"
                [host.db01]
                ignore = true
                [host.web01.component.nginx]
                port = 2
                [component.nginx]
                names = ["c"]
                [vfs]
                map = { "/etc" = "~/etc" }
                """).only();

        assertThat(model.name()).isEqualTo("derived");
        assertThat(plain(model.settings())).isEqualTo(Map.of("jobs", "2", "connect", "ssh"));
        assertThat(plain(model.data())).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(model.hosts()).extracting(HostModel::name).containsExactly("web01", "db01", "web02");
        HostModel web = model.hosts().get(0);
        assertThat(web.assignments()).extracting(Assignment::component).containsExactly("nginx");
        assertThat(web.location()).hasToString("environments/derived.toml:7:1");
        assertThat(plain(web.settings())).isEqualTo(Map.of("service-user", "web"));
        assertThat(plain(web.data())).isEqualTo(Map.of("rack", "2"));
        assertThat(web.overrides().get("nginx").values())
                .extractingByKey("port")
                .hasToString("Whole[number=2, written=2, " + "location=environments/derived.toml:13:1]");
        assertThat(web.overrides().get("nginx").values()).containsKey("title");
        assertThat(model.hosts().get(1).ignored()).isTrue();
        assertThat(model.overrides().get("nginx").values().get("names").location())
                .hasToString("environments/derived.toml:15:1");
        assertThat(model.overrides().get("nginx").values()).containsKey("port");
        assertThat(model.pathMap()).containsOnlyKeys("/etc");
        assertThat(model.files()).extracting(EnvironmentSource::fileName).containsExactly("derived.toml", "base.toml");
    }

    @Test
    void theBaseIsNotChangedByWhatExtendsIt() {
        file("base.toml", "[hosts]\na = []\n[host.a]\ndata.x = \"1\"\n");
        file("derived.toml", "[environment]\nextends = \"base\"\n[host.a]\ndata.x = \"2\"\n");

        EnvironmentSet set = read();

        assertThat(plain(set.environments().get(0).hosts().get(0).data())).isEqualTo(Map.of("x", "1"));
        assertThat(plain(set.environments().get(1).hosts().get(0).data())).isEqualTo(Map.of("x", "2"));
    }

    @Test
    void reportsSyntax() {
        assertThat(statements("[hosts]\nweb = [\"a\"]\nweb = [\"b\"]\n"))
                .containsExactly("environments/dev.toml:3:1: [LW301] web previously defined at line 2, column 1");
    }

    @Test
    void reportsSyntaxAlone() {
        assertThat(statements("[hosts\nweb = [\"a\"]\nunknown = 1 2\n"))
                .allMatch(text -> text.contains("[LW301]"))
                .first()
                .isEqualTo("environments/dev.toml:1:7: [LW301] unexpected end of line, expected ]");
    }

    @Test
    void reportsAnEmptyFile() {
        assertThat(statements(" \n")).containsExactly("environments/dev.toml:1:1: [LW301] the file is empty");
    }

    @Test
    void reportsAnotherEncoding() {
        byte[] latin = "[hosts]\n# Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
        sources.add(new EnvironmentSource("dev.toml", latin));
        read();

        assertThat(texts()).containsExactly("""
                environments/dev.toml:2:5: [LW301] the file is not UTF-8 text
                    help: save it in the encoding UTF-8""");
    }

    @Test
    void reportsAHugeFile() {
        sources.add(new EnvironmentSource("dev.toml", new byte[2_000_000]));
        read();

        assertThat(texts())
                .containsExactly(
                        "environments/dev.toml:1:1: [LW301] the file has more than 1048576 bytes, the most of an"
                                + " environment file\n    help: move what is not about the environment into a file of"
                                + " a definition directory");
    }

    @Test
    void reportsDeepNesting() {
        assertThat(statements("a = " + "[".repeat(200_000)))
                .singleElement()
                .asString()
                .contains("[LW301]");
    }

    @Test
    void reportsUnknownSectionsAndKeys() {
        assertThat(statements("""
                jobs = 1
                [enviroment]
                x = 1
                [environment]
                platfrom = "debian"
                [hosts]
                web01 = []
                [host.web01]
                service-usr = "x"
                [host.web01.nginx]
                port = 1
                [vfs]
                sandbox = "developer"
                mapp = 1
                """))
                .containsExactly(
                        "environments/dev.toml:1:1: [LW303] the key 'jobs' stands in no section",
                        "environments/dev.toml:2:1: [LW302] there is no section [enviroment]; did you mean '[environment]'?",
                        "environments/dev.toml:5:1: [LW303] [environment] has no key 'platfrom'; did you mean 'platform'?",
                        "environments/dev.toml:9:1: [LW303] [host.web01] has no key 'service-usr'; did you mean"
                                + " 'service-user'?",
                        "environments/dev.toml:10:1: [LW302] there is no section [host.web01.nginx]",
                        "environments/dev.toml:14:1: [LW303] [vfs] has no key 'mapp'; did you mean 'map'?");
    }

    @Test
    void reportsWrongValues() {
        assertThat(statements("""
                resolver = 5
                [environment]
                connect = "shh"
                transport = 1
                jobs = 0
                confirm = "maybe"
                platform = ["debian"]
                service-user = ""
                ssh-port = 70000
                time-zone = "Europe/Berln"
                locale = "de_DE"
                data.x = ["a"]
                [hosts]
                a = "nginx"
                b = ["nginx", 5, ""]
                c.d = []
                [host.e]
                components = {}
                data = "x"
                [component]
                nginx = "x"
                """))
                .containsExactly(
                        "environments/dev.toml:1:1: [LW304] 'resolver' is a section, and holds no whole number",
                        "environments/dev.toml:3:1: [LW304] 'connect' takes 'ssh' or 'local', not 'shh'; did you mean"
                                + " 'ssh'?",
                        "environments/dev.toml:4:1: [LW304] 'transport' takes 'auto', 'sshj' or 'openssh', not '1'",
                        "environments/dev.toml:5:1: [LW304] 'jobs' takes a whole number from 1, not '0'",
                        "environments/dev.toml:6:1: [LW304] 'confirm' takes true or false, not 'maybe'",
                        "environments/dev.toml:7:1: [LW304] 'platform' takes text, not a list",
                        "environments/dev.toml:8:1: [LW304] 'service-user' takes the name of a user, not ''",
                        "environments/dev.toml:9:1: [LW304] 'ssh-port' takes a port from 1 to 65535, not '70000'",
                        "environments/dev.toml:10:1: [LW304] 'time-zone' takes a time zone, not 'Europe/Berln'",
                        "environments/dev.toml:11:1: [LW304] 'locale' takes a locale, not 'de_DE'",
                        "environments/dev.toml:12:1: [LW304] 'data.x' takes text, not a list",
                        "environments/dev.toml:14:1: [LW304] host 'a' takes a list of components, not text",
                        "environments/dev.toml:15:15: [LW304] the list of host 'b' holds names of components, not a whole"
                                + " number",
                        "environments/dev.toml:15:18: [LW304] the list of host 'b' holds names of components, not empty"
                                + " text",
                        "environments/dev.toml:16:1: [LW304] host 'c' takes a list of components, not a table",
                        "environments/dev.toml:18:1: [LW304] host 'e' takes a list of components, not a table",
                        "environments/dev.toml:19:1: [LW304] 'data' takes keys of its own, not text",
                        "environments/dev.toml:21:1: [LW304] 'component.nginx' is a section, and holds no text");
    }

    @Test
    void reportsHosts() {
        assertThat(statements("""
                [hosts]
                "web[01..03]" = []
                web02 = []
                "web[4..1]" = []
                [host."web[03..04]"]
                components = []
                """))
                .containsExactly(
                        "environments/dev.toml:3:1: [LW308] host 'web02' has its components from environments/dev.toml:2"
                                + " already",
                        "environments/dev.toml:4:1: [LW307] 'web[4..1]' counts down: write [1..4]",
                        "environments/dev.toml:5:1: [LW308] host 'web03' has its components from environments/dev.toml:2"
                                + " already");
    }

    @Test
    void reportsARefinedHostThatIsNone() {
        assertThat(statements("[hosts]\nweb01 = []\n[host.wbe01]\nservice-user = \"x\"\n"))
                .containsExactly(
                        "environments/dev.toml:3:1: [LW309] [host.wbe01] refines a host that [hosts] does not have;"
                                + " did you mean 'web01'?");
    }

    @Test
    void reportsAComponentTwice() {
        assertThat(statements("""
                [hosts]
                a = ["app", "app"]
                b = ["app:x", "app:x"]
                c = ["app", "app:x"]
                """))
                .containsExactly(
                        "environments/dev.toml:2:13: [LW312] host 'a' has component 'app' twice",
                        "environments/dev.toml:3:15: [LW312] host 'b' has component 'app' twice",
                        "environments/dev.toml:4:13: [LW312] host 'c' has component 'app' twice");
    }

    @Test
    void reportsResolverAndPaths() {
        assertThat(statements("""
                [resolver]
                a = ["1.2.3.400", "example.com", 5]
                b.c = "::1"
                d = []
                [vfs]
                sandbox = "developper"
                map = { "etc" = "/x", "/a" = "b", "/c" = 1 }
                """))
                .containsExactly(
                        "environments/dev.toml:2:6: [LW331] '1.2.3.400' is not an IP address",
                        "environments/dev.toml:2:19: [LW331] 'example.com' is not an IP address",
                        "environments/dev.toml:2:34: [LW331] '5' is not an IP address",
                        "environments/dev.toml:3:1: [LW304] 'b' resolves to addresses, not to a table",
                        "environments/dev.toml:4:1: [LW331] 'd' resolves to no address",
                        "environments/dev.toml:6:1: [LW304] 'sandbox' takes 'developer', not 'developper'; did you mean"
                                + " 'developer'?",
                        "environments/dev.toml:7:9: [LW332] the map takes absolute paths to absolute paths, not 'etc' to"
                                + " '/x'",
                        "environments/dev.toml:7:23: [LW332] the map takes absolute paths to absolute paths, not '/a' to"
                                + " 'b'",
                        "environments/dev.toml:7:35: [LW332] the map takes absolute paths to absolute paths, not '/c' to a"
                                + " whole number",
                        "environments/dev.toml:5:1: [LW332] [vfs] has both a sandbox and a map");
    }

    @Test
    void reportsAnUnknownBase() {
        file("production.toml", "[hosts]\na = []\n");
        assertThat(statements("[environment]\nextends = \"prodution\"\n"))
                .containsExactly(
                        "environments/dev.toml:2:1: [LW305] there is no environment 'prodution' to extend; did you"
                                + " mean 'production'?");
    }

    @Test
    void reportsACycleOfBasesOnce() {
        file("a.toml", "[environment]\nextends = \"c\"\n");
        file("b.toml", "[environment]\nextends = \"a\"\n");
        file("c.toml", "[environment]\nextends = \"b\"\n");
        file("d.toml", "[environment]\nextends = \"b\"\n");
        file("e.toml", "[environment]\nextends = \"e\"\n");
        EnvironmentSet set = read();

        assertThat(set.environments())
                .extracting(EnvironmentModel::gaps)
                .containsOnly(EnumSet.allOf(Gap.class))
                .hasSize(5);
        assertThat(texts()).containsExactly("""
                        environments/a.toml:2:1: [LW306] environments extend each other: a extends c extends b extends a
                            help: put what they share into an environment that extends none""", """
                        environments/e.toml:2:1: [LW306] environments extend each other: e extends e
                            help: put what they share into an environment that extends none""");
    }

    @Test
    void aFaultOfABaseIsReportedOnce() {
        file("base.toml", "[hosts]\na = 5\n");
        file("derived.toml", "[environment]\nextends = \"base\"\n");
        file("good.toml", "[hosts]\na = []\n");
        EnvironmentSet set = read();

        assertThat(diagnostics.found()).hasSize(1);
        assertThat(set.environments())
                .extracting(EnvironmentModel::name, EnvironmentModel::gaps)
                .containsExactly(
                        tuple("base", EnumSet.of(Gap.HOSTS)),
                        tuple("derived", EnumSet.of(Gap.HOSTS)),
                        tuple("good", EnumSet.noneOf(Gap.class)));
        assertThat(set.complete()).isTrue();
    }

    @Test
    void reportsAFileNameThatIsNoEnvironmentName() {
        file("my env.toml", "[hosts]\na = []\n").read();

        assertThat(texts()).containsExactly("""
                environments/my env.toml:1:1: [LW300] 'my env' is no name for an environment
                    help: name the file with lower-case letters, digits and dashes, as in staging.toml""");
    }
}
