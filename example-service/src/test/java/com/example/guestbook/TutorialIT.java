package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/tutorial.md: what it says to write is compiled and deployed, what it shows is compared. */
class TutorialIT {

    private static final String PORT = "8090";
    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "..", "docs");

    @TempDir
    Path project;

    private final List<String> blocks = new ArrayList<>();
    private String port;
    private Path home;

    @BeforeEach
    void read() throws IOException {
        port = Integer.toString(FreePort.find());
        home = Files.createDirectory(project.resolve("home"));
        Matcher matcher = Pattern.compile("```\\w*\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("tutorial.md")));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
    }

    @AfterEach
    void stop() throws IOException {
        Path pidFile = home.resolve("work/greeter/greeter.pid");
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0))).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void thePomHasAtMost30Lines() {
        assertThat(block("<artifactId>service-parent")).hasLineCount(14);
    }

    @Test
    void deploysChangesAndPlansAsItSays() throws Exception {
        String greeter = block("public class Greeter");
        String dev = block("connect = \"local\"");
        String attribute = block("Good morning\"");
        source("Greeter.java", greeter);
        resource("page.html", block("{{ component.greeting }}"));
        resource("Server.java.txt", block("public class Server"));
        environment("dev.toml", dev);

        assertThat(build().run(home, "local", "dev").succeeded().stdout()).contains("dev: 3 changed, 3 unchanged");
        assertThat(page()).isEqualTo(block("<h1>Hello from localhost</h1>\n"));
        assertThat(build().run(home, "local", "dev").succeeded().stdout()).contains("dev: 0 changed, 6 unchanged");

        environment("dev.toml", dev + "\n" + attribute);
        assertThat(build().run(home, "local", "dev", "--predict").succeeded().stdout())
                .contains(between(block("1 would change"), "      @@", "\ndev: "), "dev: 1 would change, 5 unchanged");
        assertThat(build().run(home, "local", "dev").succeeded().stdout()).contains("dev: 1 changed, 5 unchanged");
        assertThat(page()).contains("Good morning from localhost");

        environment("dev.toml", dev + "\n" + attribute.replace("greeting", "greting"));
        assertThat(compile().messages()).contains(between(block("LW321"), "environments/", "\n"));

        source(
                "Greeter.java",
                greeter.replace(
                                "import dev.launchway.annotation.SubC",
                                block("import dev.launchway.annotation.Provides;\n"
                                                + "import dev.launchway.api.Address;\nimport dev.launchway.api.Host;\n")
                                        + "import dev.launchway.annotation.SubC")
                        .replace(
                                "    void configure(", block("@Provides(\"greeter:http\")") + "\n    void configure("));
        source("Proxy.java", block("public class Proxy"));
        resource("proxy.conf", block("{%- for greeter"));
        environment("dev.toml", dev.replace("[\"greeter\"]", "[\"greeter\", \"proxy\"]") + "\n" + attribute);
        String production = block("host-domain");
        environment("production.toml", production);
        assertThat(build().run(home, "plan", "production").succeeded().stdout().replace(port, PORT))
                .isEqualTo(block("Order of deployment"));
        build().run(home, "local", "dev").succeeded();
        assertThat(home.resolve("work/proxy/proxy.conf"))
                .hasContent(block("server localhost:8090").replace(PORT, port));

        environment("production.toml", production.replace("[\"greeter\"]", "[]"));
        assertThat(compile().messages())
                .contains(
                        between(block("LW210"), "nothing provides", "\n"),
                        between(block("LW210"), "required by", "\n"));
    }

    private String block(String text) {
        return blocks.stream()
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the tutorial has no block with " + text));
    }

    private static String between(String block, String from, String to) {
        int start = block.indexOf(from);
        return block.substring(start, block.indexOf(to, start));
    }

    private void source(String name, String text) throws IOException {
        write("src/main/java/com/example/greeting/" + name, text.replace(PORT, port));
    }

    private void resource(String name, String text) throws IOException {
        write("src/main/resources/com/example/greeting/" + name, text);
    }

    private void environment(String name, String text) throws IOException {
        write("src/main/resources/environments/" + name, text);
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As Maven does: resources are copied, sources are compiled. */
    private Variant build() throws IOException {
        Compilation compilation = compile();
        assertThat(compilation.succeeded()).as(compilation.messages()).isTrue();
        return new Variant(classes());
    }

    private Compilation compile() throws IOException {
        Path resources = project.resolve("src/main/resources");
        Variant.copyResources(resources, classes());
        return Compilation.of(project.resolve("src/main/java"), resources.resolve("environments"), classes());
    }

    private Path classes() {
        return project.resolve("target/classes");
    }

    private String page() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
