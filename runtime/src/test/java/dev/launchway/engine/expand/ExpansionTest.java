package dev.launchway.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.expand.Api;
import com.example.expand.App;
import com.example.expand.Bare;
import com.example.expand.Leaf;
import com.example.expand.Web;
import dev.launchway.api.Address;
import dev.launchway.api.Resource;
import dev.launchway.plan.TemplateText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpansionTest {

    private final TestPlan plan = new TestPlan()
            .component("web", Web.class)
            .component("app", App.class)
            .component("api", Api.class);

    private static <T> T component(ExpandedEnvironment expanded, int root, Class<T> type) {
        return type.cast(expanded.roots().get(root).node().component());
    }

    @Test
    void convertsConstantsOfTheEnvironment() throws InvalidModelException {
        plan.host("h1", "web app")
                .order(1, 0)
                .override("web", "port", "8081")
                .override("web", "timeout", "5m")
                .override("web", "mode", "rwxr-x---")
                .override("web", "names", List.of("a", "b"))
                .override("web", "limits", Map.of("open", "7"));

        Web web = component(plan.expand(), 0, Web.class);

        assertThat(web.port).isEqualTo(8081);
        assertThat(web.timeout).isEqualTo(Duration.ofMinutes(5));
        assertThat(web.mode.bits()).isEqualTo(0750);
        assertThat(web.names).containsExactly("a", "b");
        assertThat(web.limits).containsExactly(Map.entry("open", 7));
    }

    /** Neither the class nor an environment says what they are. */
    @Test
    void whatCanBeEmptyIsEmptyWithoutAValue() throws InvalidModelException {
        plan.component("bare", Bare.class);
        plan.host("h1", "bare")
                .host("h2", "bare")
                .override("bare@h2", "alias", new TemplateText("a{{ component.ports }}"));

        ExpandedEnvironment expanded = plan.expand();

        assertThat(component(expanded, 0, Bare.class).seen).isEqualTo("Optional.empty [] [] {} null 0");
        assertThat(component(expanded, 0, Bare.class).part.orElseThrow().seen)
                .isEqualTo("Optional[set by its parent] [] [] {} null 0");
        assertThat(component(expanded, 1, Bare.class).seen).isEqualTo("Optional[a[]] [] [] {} null 0");
    }

    @Test
    void prefersTheOverrideOfTheHost() throws InvalidModelException {
        plan.host("h1", "app")
                .host("h2", "app")
                .override("app@h2", "port", 2)
                .override("app", "port", new TemplateText("1"));

        ExpandedEnvironment expanded = plan.expand();

        assertThat(component(expanded, 0, App.class).port).isEqualTo(1);
        assertThat(component(expanded, 1, App.class).port).isEqualTo(2);
    }

    @Test
    void rendersTemplatesOfTheEnvironmentAfterConstants() throws InvalidModelException {
        plan.builder().data("zone", "eu");
        plan.host("h1", "web app", "data.alias", "www")
                .order(1, 0)
                .override(
                        "web",
                        "serverName",
                        new TemplateText(
                                "{{ host.data.alias }}.{{ environment.data.zone }}.{{ component.docroot }}:{{ component.port }}"))
                .override("web", "names", List.of("x", new TemplateText("{{ host.name }}")))
                .override("web", "limits", Map.of("open", new TemplateText("{{ component.port + 1 }}")))
                .override("web", "pid", new TemplateText("{{ host.name }}.pid"))
                .override("web", "port", 99);

        Web web = component(plan.expand(), 0, Web.class);

        assertThat(web.serverName).isEqualTo("www.eu./base/work/web/htdocs:99");
        assertThat(web.names).containsExactly("x", "h1");
        assertThat(web.limits).containsExactly(Map.entry("open", 100));
        assertThat(web.pid).contains(Path.of("/base/work/web/h1.pid"));
    }

    @Test
    void rendersATemplateAfterThoseThatItReads() throws InvalidModelException {
        plan.host("h1", "web app")
                .order(1, 0)
                .override("web", "serverName", new TemplateText("www:{{ component.port }}"))
                .override("web", "names", List.of(new TemplateText("{{ component['serverName'] }}")))
                .override("web", "port", new TemplateText("{{ component.port + 1 }}"))
                .override("web", "limits", Map.of("open", new TemplateText("{{ component.port + 1 }}")));

        Web web = component(plan.expand(), 0, Web.class);

        assertThat(web.port).isEqualTo(new Web().port + 1);
        assertThat(web.serverName).isEqualTo("www:" + web.port);
        assertThat(web.names).containsExactly("www:" + web.port);
        assertThat(web.limits).containsExactly(Map.entry("open", web.port + 1));
    }

    @Test
    void mapsPathsOnceDefaultsToo() throws InvalidModelException {
        plan.builder().map("/var", "/srv/var").map("/var/log", "/logs").map("/srv", "/elsewhere");
        plan.host("h1", "web app").order(1, 0).override("web", "docroot", "/variable");

        Web web = component(plan.expand(), 0, Web.class);

        assertThat(web.logs).isEqualTo(Path.of("/logs/web"));
        assertThat(web.docroot).isEqualTo(Path.of("/variable"));
        assertThat(web.paths).containsExactly(Path.of("/base/work/web/a"), Path.of("/home/me/b"));
        assertThat(web.pid).contains(Path.of("/base/work/web/web.pid"));
        assertThat(web.first.path).isEqualTo(Path.of("/base/work/web/leaf"));
    }

    @Test
    void mapsIntoTheSandboxOfADeveloper() throws InvalidModelException {
        plan.builder().setting("sandbox", "developer");
        plan.host("h1", "web app").order(1, 0);

        Web web = component(plan.expand(), 0, Web.class);

        assertThat(web.logs).isEqualTo(Path.of("/base/work/_/var/log/web"));
        assertThat(web.first.here.map("/base/work/other/x")).isEqualTo(Path.of("/base/work/other/x"));
        assertThat(web.first.here.map("/base/worker")).isEqualTo(Path.of("/base/work/_/base/worker"));
        assertThat(web.first.here.map("")).isEqualTo(Path.of("/base/work/web"));
        assertThat(web.first.here.map("../api/y")).isEqualTo(Path.of("/base/work/api/y"));
    }

    @Test
    void selectsFeatures() throws InvalidModelException {
        plan.host("h1", "web:web-console app").host("h2", "web").order(1, 0, 2);

        ExpandedEnvironment expanded = plan.expand();

        assertThat(component(expanded, 0, Web.class).features).containsExactly(Web.Feature.WEB_CONSOLE);
        assertThat(component(expanded, 2, Web.class).features).containsExactly(Web.Feature.CACHE);
    }

    @Test
    void passesResourcesInTheOrderOfHosts() throws InvalidModelException {
        plan.host("h1", "web app").host("h2", "app").override("app@h2", "port", 2);

        ExpandedEnvironment expanded = plan.expand();
        Web web = component(expanded, 0, Web.class);

        assertThat(web.backends).containsExactly(Address.of("h1", 8080), Address.of("h2", 2));
        assertThat(web.local)
                .containsExactly(new Resource<>(
                        Address.of("h1", 8080), expanded.roots().get(0).plan().host(), "app"));
        assertThat(web.relay).isEmpty();
        assertThat(expanded.resources())
                .extracting(value -> value.key() + " " + value.root() + " " + value.value())
                .containsExactly(
                        "app:http 1 h1:8080",
                        "app:http 2 h2:2",
                        "app:token 1 token-h1",
                        "app:token 2 token-h2",
                        "web:http 0 dev.h1.example.com:80");
    }

    @Test
    void passesComputedValuesToSubComponents() throws InvalidModelException {
        plan.host("h1", "api app").order(1, 0);

        assertThat(component(plan.expand(), 0, Api.class).client.tokens).containsExactly("token-h1");
    }

    @Test
    void ordersAndNamesSubComponents() throws InvalidModelException {
        plan.host("h1", "web app").order(1, 0);

        ExpandedRoot root = plan.expand().roots().get(0);

        assertThat(root.node().breadcrumb()).isEqualTo("Web");
        assertThat(root.node().children())
                .extracting(Node::id)
                .containsExactly(
                        "Web > Leaf(\"one\")",
                        "Web > Leaf(\"two\")",
                        "Web > Leaf(\"three\")",
                        "Web > Leaf(\"three\")#2",
                        "Web > Leaf(\"added\")");
        assertThat(root.workdir()).isEqualTo(Path.of("/base/work/web"));
        assertThat(root.log()).containsExactly(new ExpandedRoot.LogLine("Web", "backends: 1"));
    }

    @Test
    void decidesThePlatformOfAHost() throws InvalidModelException {
        plan.builder().setting("platform", "debian");
        plan.platform("arch")
                .platformComponent(App.class, "arch", com.example.expand.OnPlatform.class)
                .host("h1", "app")
                .hostOn("nixos", "h2", "app");

        ExpandedEnvironment expanded = plan.expand();

        Node platformPart = expanded.roots().get(0).node().children().get(0);
        assertThat(platformPart.breadcrumb()).isEqualTo("App > OnPlatform");
        assertThat(((com.example.expand.OnPlatform) platformPart.component()).port)
                .isEqualTo(8080);
        assertThat(expanded.roots().get(1).node().children()).isEmpty();
        assertThat(expanded.plan().hosts())
                .extracting(host -> host.platform())
                .containsExactly(Optional.of("arch"), Optional.of("nixos"));
    }

    @Test
    void showsPathsBelowTheWorkDirectoryShortly() throws InvalidModelException {
        plan.component("tree", com.example.expand.Tree.class).host("h1", "tree");

        Node node = plan.expand().roots().get(0).node();

        assertThat(node.children())
                .extracting(Node::breadcrumb)
                .containsExactly(
                        "Tree > Leaf(\"etc/x \\\"y\\\"\")", "Tree > Leaf(\"/etc/z\")", "Tree > Leaf", "Tree > Leaf");
        Leaf first = (Leaf) node.children().get(0).component();
        assertThat(first.here.parent(com.example.expand.Tree.class)).isSameAs(node.component());
        assertThat(first.here.maker().expand("{{ component.word }}")).isEqualTo("tree");
        assertThat(first.here.expand("{{ component.name.length }}")).isEqualTo("25");
    }
}
