package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code peers = true}: components that know each other, of which none comes first. */
final class PeersTest {

    private static final String STORE = """
            @Component class Store {
                @Requires(value = "store:member", peers = true) List<Resource<Address>> members;
                @Provides("store:member") Address member(Host host) { return Address.of(host.fqdn(), 2380); }
            }
            """;
    private static final String CLUSTER = "[hosts]\n\"db[1..3]\" = [\"store\"]\n";

    @TempDir
    Path directory;

    private Service service(Compilers compiler, String... sources) {
        Service service = Service.in(compiler, directory);
        for (String source : sources) {
            service.source(source);
        }
        return service;
    }

    private static String plan(Compilers.Result result) {
        return result.generated().get("dev/launchway/generated/Plan_dev.java");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theMembersOfAClusterKnowEachOtherAndWaitForNone(Compilers compiler) {
        Compilers.Result result =
                service(compiler, STORE).environment("dev", CLUSTER).compile();

        assertThat(result.messages()).isEmpty();
        assertThat(plan(result)).contains("configure 0 1 2\n").doesNotContain("waits ", "group ");
    }

    /** One member alone: what it provides is required, by itself. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aClusterOfOne(Compilers compiler) {
        assertThat(service(compiler, STORE)
                        .environment("dev", "[hosts]\na = [\"store\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSubComponentTakesWhatItsRootComponentAndTheOthersProvide(Compilers compiler) {
        String says = service(compiler, """
                        @Component class Store {
                            @SubComponent Seeds seeds;
                            @Provides("store:member") Address member(Host host) { return Address.of(host.fqdn(), 1); }
                            void configure(Configuration here) { seeds = new Seeds(); }
                        }
                        """, """
                        @Component class Seeds {
                            @Requires(value = "store:member", peers = true) List<Address> members;
                        }
                        """).environment("dev", CLUSTER).says();

        assertThat(says).isEmpty();
    }

    /** Two components that require each other; one requirement without an order leaves that of the other. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theWayOutOfACycleIsOfferedAndWorks(Compilers compiler) {
        String app = """
                @Component class App {
                    @Requires("web") List<Address> frontends;
                    @Provides("app") Address http(Host host) { return Address.of(host.fqdn(), 80); }
                }
                """;
        String web = """
                @Component class Web {
                    @Requires("app") List<Address> backends;
                    @Provides("web") Address http(Host host) { return Address.of(host.fqdn(), 80); }
                }
                """;
        String hosts = "[hosts]\na = [\"app\"]\nb = [\"web\"]\n";

        String says = service(compiler, app, web).environment("dev", hosts).says();

        assertThat(says)
                .startsWith("App.java:7: [LW221]")
                .contains(
                        "; where neither has to come first, write @Requires(value = \"web\", peers = true) at App.frontends\n");
        Compilers.Result right = service(
                        compiler, app.replace("@Requires(\"web\")", "@Requires(value = \"web\", peers = true)"), web)
                .environment("dev", hosts)
                .compile();
        assertThat(right.messages()).isEmpty();
        assertThat(plan(right)).contains("group 0 app 0\n").doesNotContain("group 1");
    }

    /** Where a provider is a field, the message does not offer what would be refused. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aCycleThroughAFieldIsNotOfferedPeers(Compilers compiler) {
        String says = service(compiler, """
                        @Component class App {
                            @Requires(value = "web", optional = true, reverse = true) List<Address> frontends;
                            @Requires("log") List<Address> logs;
                            @Provides("app") Address http;
                        }
                        """, """
                        @Component class Web {
                            @Requires(value = "app", reverse = true) List<Address> backends;
                            @Provides("web") Address http(Host host) { return Address.of(host.fqdn(), 80); }
                            @Provides("log") Address log(Host host) { return Address.of(host.fqdn(), 80); }
                        }
                        """)
                .environment("dev", "[hosts]\na = [\"app\"]\nb = [\"web\"]\n")
                .says();

        assertThat(says).contains("[LW221]").doesNotContain("at Web.backends");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatItsOwnRootComponentProvidesIsOfferedPeers(Compilers compiler) {
        String says = service(compiler, """
                        @Component class Store {
                            @Requires(value = "store:member", optional = true) List<Address> members;
                            @Provides("store:member") Address member;
                        }
                        """).environment("dev", CLUSTER).says();

        assertThat(says).isEqualTo("""
                Store.java:7: [LW215] Store.members requires 'store:member', which its own root component 'store' provides
                    Store.member provides it
                    help: read the value directly, or let another root component provide or require it; of a cluster, whose \
                members know each other, write a method, @Provides("store:member") Address member(Host host), and \
                @Requires(value = "store:member", optional = true, peers = true)
                """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFieldIsKnownTooLate(Compilers compiler) {
        String says = service(
                        compiler,
                        STORE.replace(
                                "member(Host host) { return Address.of(host.fqdn(), 2380); }",
                                "member = Address.of(\"a\", 1);"))
                .environment("dev", CLUSTER)
                .environment("test", CLUSTER)
                .says();

        assertThat(says).isEqualTo("""
                Store.java:7: [LW222] Store.members takes 'store:member' from peers, and the value of Store.member is not \
                known before they are configured
                    Store.member is a field, which configure sets
                    help: provide it by a method: @Provides("store:member") Address member(Host host)
                """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSubComponentProvidesTooLate(Compilers compiler) {
        String says = service(compiler, """
                        @Component class Store {
                            @Requires(value = "store:member", peers = true) List<Address> members;
                            @SubComponent Node node;
                            void configure(Configuration here) { node = new Node(); }
                        }
                        """, """
                        @Component class Node {
                            @Provides("store:member") Address member(Host host) { return Address.of(host.fqdn(), 1); }
                        }
                        """).environment("dev", CLUSTER).says();

        assertThat(says)
                .startsWith("Store.java:7: [LW222] Store.members takes 'store:member' from peers")
                .contains(
                        "Node.member belongs to a sub-component, which the configure of 'store' makes",
                        "help: provide it by a method of 'store' itself\n");
    }

    /** Here the requirement would be right with an order. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFieldOfAnotherComponentIsKnownTooLate(Compilers compiler) {
        String says = service(
                        compiler,
                        "@Component class App { @Provides(\"app\") Address http; }\n",
                        "@Component class Web { @Requires(value = \"app\", peers = true) List<Address> x; }\n")
                .environment("dev", "[hosts]\na = [\"app\"]\nb = [\"web\"]\n")
                .says();

        assertThat(says)
                .startsWith("Web.java:6: [LW222] Web.x takes 'app' from peers")
                .endsWith("@Provides(\"app\") Address http(Host host), or remove peers = true\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void peersInReverse(Compilers compiler) {
        String says = service(compiler, STORE.replace("peers = true", "peers = true, reverse = true"))
                .environment("dev", CLUSTER)
                .says();

        assertThat(says).isEqualTo("""
                Store.java:7: [LW146] the requirement 'store:member' has peers = true and reverse = true: among peers there is \
                no order to turn round
                    help: remove one of the two
                """);
    }

    /** What holds for each requirement holds here too. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nobodyProvidesAndTwoDo(Compilers compiler) {
        assertThat(service(compiler, STORE.replace("@Provides(\"store:member\")", ""))
                        .environment("dev", CLUSTER)
                        .says())
                .startsWith("Store.java:7: [LW210] nothing provides 'store:member' in environment 'dev'");
        assertThat(service(compiler, STORE.replace("List<Resource<Address>>", "Address"))
                        .environment("dev", CLUSTER)
                        .says())
                .startsWith("Store.java:7: [LW211] several components provide 'store:member'");
    }
}
