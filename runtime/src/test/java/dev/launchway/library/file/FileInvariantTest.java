package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.testing.BlockInvariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every block, for those of files. */
class FileInvariantTest {

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> file() {
        return BlockInvariant.of(File.class)
                .deployed(here -> here.add(File.at("etc/app.conf")
                        .content("port = 80\n")
                        .mode("0640")
                        .leading()))
                .present(disk -> {
                    assertThat(disk.read("etc/app.conf")).isEqualTo("port = 80\n");
                    assertThat(disk.mode("etc/app.conf")).isEqualTo("rw-r-----");
                })
                .drift("other content", disk -> disk.write("etc/app.conf", "port = 81\n"))
                .drift("other mode", disk -> disk.setMode("etc/app.conf", "rw-rw-rw-"))
                .drift("removed", disk -> disk.delete("etc/app.conf"))
                .drift("directory removed", disk -> disk.delete("etc"))
                .drift("a link instead", disk -> {
                    disk.delete("etc/app.conf");
                    disk.link("etc/app.conf", "/dev/null");
                })
                .removed(here -> here.add(Purge.of("etc/app.conf")), disk -> assertThat(disk.tree())
                        .containsExactly("etc"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> content() {
        return BlockInvariant.of(Content.class)
                .deployed(here -> here.add(Content.of("motd", "Welcome\n")))
                .present(disk -> assertThat(disk.read("motd")).isEqualTo("Welcome\n"))
                .drift("other content", disk -> disk.write("motd", "Hello\n"))
                .drift("removed", disk -> disk.delete("motd"))
                .removed(here -> here.add(Purge.of("motd")), disk -> assertThat(disk.exists("motd"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> fileThatIsCheckedAndKept() {
        return BlockInvariant.of(File.class)
                .given(disk -> disk.write("site.conf", "server of others;\n"))
                .deployed(here -> here.add(File.at("site.conf")
                        .with("backend", Address.of("a", 80))
                        .validate("grep", "-q", "server a:80", "{}")
                        .backup()))
                .present(disk -> {
                    assertThat(disk.read("site.conf")).contains("server a:80 port 80");
                    assertThat(disk.read("site.conf.~1~")).isEqualTo("server of others;\n");
                    assertThat(disk.exists(".launchway-check.site.conf")).isFalse();
                })
                .drift("other content", disk -> disk.write("site.conf", "server of others;\n"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> directory() {
        return BlockInvariant.of(Directory.class)
                .given(this::site)
                .deployed(here ->
                        here.add(Directory.at("www").source(here.map("site")).mode("0750")))
                .present(disk -> {
                    assertSite(disk);
                    assertThat(disk.mode("www")).isEqualTo("rwxr-x---");
                })
                .drift("other mode", disk -> disk.setMode("www", "rwxrwxrwx"))
                .drift("a file changed", disk -> disk.write("www/index.html", "defaced"))
                .drift("removed", disk -> disk.delete("www"))
                .removed(here -> here.add(Purge.of("www")), disk -> assertThat(disk.exists("www"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> syncDirectory() {
        return BlockInvariant.of(SyncDirectory.class)
                .given(this::site)
                .deployed(here -> here.add(
                        SyncDirectory.at("www").source(here.map("site")).delete()))
                .present(FileInvariantTest::assertSite)
                .drift("a file changed", disk -> disk.write("www/index.html", "defaced"))
                .drift("a file added", disk -> disk.write("www/css/own.css", "x"))
                .drift("a file removed", disk -> disk.delete("www/css/site.css"))
                .drift("removed", disk -> disk.delete("www"))
                .removed(here -> here.add(Purge.of("www")), disk -> assertThat(disk.exists("www"))
                        .isFalse())
                .in(directory);
    }

    private void site(Disk disk) {
        disk.write("site/index.html", "<p>Hello</p>");
        disk.write("site/css/site.css", "p {}");
    }

    private static void assertSite(Disk disk) {
        assertThat(disk.tree().stream().filter(path -> path.startsWith("www")))
                .containsExactly("www", "www/css", "www/css/site.css", "www/index.html");
        assertThat(disk.read("www/index.html")).isEqualTo("<p>Hello</p>");
        assertThat(disk.read("www/css/site.css")).isEqualTo("p {}");
    }

    @TestFactory
    Stream<DynamicTest> symlink() {
        return BlockInvariant.of(Symlink.class)
                .deployed(here -> here.add(Symlink.at("current").to("releases/42")))
                .present(disk -> assertThat(disk.linkText("current")).isEqualTo("releases/42"))
                .drift("points elsewhere", disk -> {
                    disk.delete("current");
                    disk.link("current", "releases/41");
                })
                .drift("removed", disk -> disk.delete("current"))
                .drift("a file instead", disk -> {
                    disk.delete("current");
                    disk.write("current", "x");
                })
                .removed(here -> here.add(Purge.of("current")), disk -> assertThat(disk.exists("current"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> presence() {
        return BlockInvariant.of(Presence.class)
                .deployed(here -> here.add(Presence.of("var/marker").leading()))
                .present(disk -> assertThat(disk.isFile("var/marker")).isTrue())
                .drift("removed", disk -> disk.delete("var/marker"))
                .drift("a link instead", disk -> {
                    disk.delete("var/marker");
                    disk.link("var/marker", "nowhere");
                })
                .removed(here -> here.add(Purge.of("var/marker")), disk -> assertThat(disk.exists("var/marker"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> purge() {
        return BlockInvariant.of(Purge.class)
                .given(disk -> {
                    disk.write("old-1/file", "x");
                    disk.write("old-2", "x");
                    disk.write("kept", "x");
                })
                .deployed(here -> here.add(Purge.of("old-*")))
                .present(disk -> assertThat(disk.tree()).containsExactly("kept"))
                .drift("a file came back", disk -> disk.write("old-3", "x"))
                .drift("a link came back", disk -> disk.link("old-4", "kept"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> mode() {
        return BlockInvariant.of(Mode.class)
                .given(disk -> disk.write("start", "x"))
                .deployed(here -> here.add(Mode.of("start", "0750")))
                .present(disk -> assertThat(disk.mode("start")).isEqualTo("rwxr-x---"))
                .drift("wider", disk -> disk.setMode("start", "rwxrwxrwx"))
                .drift("narrower", disk -> disk.setMode("start", "rw-------"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> owner() {
        requireRoot();
        return BlockInvariant.of(Owner.class)
                .given(disk -> disk.write("data", "x"))
                .deployed(here -> here.add(Owner.of("data", "12345")))
                .present(disk -> assertThat(disk.owner("data")).isEqualTo(12345))
                .unproven("the owner of a file has no name")
                .drift("another owner", disk -> change(disk, "unix:uid", 54321))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> group() {
        requireRoot();
        return BlockInvariant.of(Group.class)
                .given(disk -> disk.write("data", "x"))
                .deployed(here -> here.add(Group.of("data", "12345")))
                .present(disk -> assertThat(attribute(disk, "unix:gid")).isEqualTo(12345))
                .unproven("the owner of a file has no name")
                .drift("another group", disk -> change(disk, "unix:gid", 54321))
                .in(directory);
    }

    private static void requireRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    }

    private static Object attribute(Disk disk, String name) {
        try {
            return Files.getAttribute(disk.path("data"), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Disk disk, String name, int id) {
        try {
            Files.setAttribute(disk.path("data"), name, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> jsonContent() {
        return BlockInvariant.of(JsonContent.class)
                .deployed(here -> here.add(
                        JsonContent.at("app.json").data(Map.of("port", 80)).compact()))
                .present(disk -> assertThat(disk.read("app.json").strip()).isEqualTo("{\"port\":80}"))
                .drift("another value", disk -> disk.write("app.json", "{\"port\":81}\n"))
                .drift("removed", disk -> disk.delete("app.json"))
                .removed(here -> here.add(Purge.of("app.json")), disk -> assertThat(disk.exists("app.json"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> yamlContent() {
        return BlockInvariant.of(YamlContent.class)
                .deployed(here -> here.add(YamlContent.at("app.yaml").data(Map.of("ports", List.of(80, 81)))))
                .present(disk ->
                        assertThat(disk.read("app.yaml")).contains("ports:").contains("- 80"))
                .drift("another value", disk -> disk.write("app.yaml", "ports: []\n"))
                .drift("removed", disk -> disk.delete("app.yaml"))
                .removed(here -> here.add(Purge.of("app.yaml")), disk -> assertThat(disk.exists("app.yaml"))
                        .isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> managedContent() {
        return BlockInvariant.of(ManagedContent.class)
                .given(disk -> disk.write("hosts", "127.0.0.1 localhost\n"))
                .deployed(this::managed)
                .present(disk -> assertThat(disk.read("hosts"))
                        .startsWith("127.0.0.1 localhost\n")
                        .contains("\n192.0.2.10 db\n"))
                .drift(
                        "a line of the block changed",
                        disk -> disk.write("hosts", disk.read("hosts").replace("192.0.2.10", "192.0.2.11")))
                .drift("the block removed", disk -> disk.write("hosts", "127.0.0.1 localhost\n"))
                .removed(
                        here -> here.add(ManagedContent.at("hosts").absent("shop")),
                        disk -> assertThat(disk.read("hosts")).isEqualTo("127.0.0.1 localhost\n"))
                .in(directory);
    }

    private void managed(Configuration here) {
        here.add(ManagedContent.at("hosts").block("shop", "192.0.2.10 db"));
    }
}
