package dev.launchway.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.expand.Leaf;
import com.example.expand.Site;
import com.example.expand.Tree;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private Node site;
    private Node tree;

    @BeforeEach
    void expand() throws InvalidModelException {
        TestPlan plan = new TestPlan().component("site", Site.class).component("tree", Tree.class);
        plan.builder().resolve("www.example.com", "2001:db8::10", "192.0.2.10");
        ExpandedEnvironment expanded = plan.host("h1", "site tree").expand();
        site = expanded.roots().get(0).node();
        tree = expanded.roots().get(1).node();
    }

    @Test
    void rendersTheTemplatesOfItsMaker() {
        Site component = (Site) site.component();

        assertThat(component.content).isEqualTo("word = site on h1\n");
        assertThat(component.config.content()).isEqualTo("word = site on h1\n");
    }

    @Test
    void putsAnAddedComponentOfAFieldAtTheField() {
        assertThat(site.children())
                .extracting(Node::breadcrumb)
                .containsExactly("Site > File(\"site.conf\")", "Site > File(\"other.conf\")");
        assertThat(site.children().get(1).component()).isInstanceOf(File.class);
    }

    @Test
    void resolvesNamesByTheEnvironment() {
        assertThat(((Site) site.component()).listen).isEqualTo(Address.of("192.0.2.10", 80));
    }

    @Test
    void readsTheDefinitionDirectory() {
        Configuration here = site.configuration();

        assertThat(here.resource("data.json")).asString().isEqualTo("{}\n");
        assertThat(here.hasFile("data.json")).isTrue();
        assertThat(here.hasFile("data.jso")).isFalse();
        assertThat(here.files("")).contains("data.json", "site.conf");
        assertThat(here.template("site.conf")).isEqualTo("word = site on h1\n");
        assertThatThrownBy(() -> here.template("site.cnf")).hasMessageContaining("did you mean 'site.conf'?");
    }

    @Test
    void knowsParentAndMaker() {
        Configuration root = tree.configuration();
        Configuration leaf = tree.children().get(0).configuration();

        assertThat(root.maker()).isSameAs(root);
        assertThat(leaf.maker()).isSameAs(root);
        assertThat(leaf.parent(Tree.class)).isSameAs(tree.component());
        assertThatThrownBy(() -> root.parent(Tree.class)).hasMessageContaining("is a root component");
        assertThatThrownBy(() -> leaf.parent(Leaf.class)).hasMessageContaining("is a Tree, not a Leaf");
    }

    @Test
    void mapsPaths() {
        Configuration here = tree.configuration();

        assertThat(here.map("a/../b")).hasToString("/base/work/tree/b");
        assertThat(here.map("~")).hasToString("/home/me");
        assertThat(here.map("~/x")).hasToString("/home/me/x");
        assertThat(here.map("/etc/./x")).hasToString("/etc/x");
        assertThatThrownBy(() -> here.map("~other/x")).hasMessageContaining("one's own home directory");
    }
}
