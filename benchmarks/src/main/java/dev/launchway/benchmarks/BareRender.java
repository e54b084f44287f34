package dev.launchway.benchmarks;

import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The yardstick of {@link ManyFiles}: renders 1000 templates of the class path, compares, writes what differs. */
public final class BareRender {

    private BareRender() {}

    /**
     * Renders.
     *
     * @param args the directory to write to
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new io.pebbletemplates.pebble.loader.StringLoader())
                .autoEscaping(false)
                .newLineTrimming(false)
                .strictVariables(true)
                .cacheActive(false)
                .build();
        Map<String, Object> context = Map.of("component", Map.of("port", 8080, "serverName", "www.example.com"));
        int changed = 0;
        for (int i = 0; i < 1000; i++) {
            String name = String.format(Locale.ROOT, "t%04d.conf", i);
            String source;
            try (InputStream in = BareRender.class.getResourceAsStream("/bench/" + name)) {
                source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            StringWriter writer = new StringWriter();
            engine.getTemplate(source).evaluate(writer, context);
            byte[] content = writer.toString().getBytes(StandardCharsets.UTF_8);
            Path file = directory.resolve(name);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.write(file, content);
                changed++;
            }
        }
        System.out.println(changed + " changed");
    }
}
