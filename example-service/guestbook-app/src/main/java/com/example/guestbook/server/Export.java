package com.example.guestbook.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Saves the entries of a running guestbook, one file for each run, and removes the oldest files. */
final class Export {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'guestbook-'yyyyMMdd'T'HHmmss'.tsv'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path directory;
    private final int kept;

    Export(Path directory, int kept) {
        this.directory = directory;
        this.kept = kept;
    }

    Path save(URI url) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(1)).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(url + " answered " + response.statusCode());
        }
        Path file = directory.resolve(NAME.format(Instant.now()));
        Path unfinished = directory.resolve("unfinished");
        Files.write(unfinished, response.body());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        removeOldest();
        return file;
    }

    private void removeOldest() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "guestbook-*.tsv")) {
            found.forEach(files::add);
        }
        files.sort(null);
        for (Path old : files.subList(0, Math.max(0, files.size() - kept))) {
            Files.delete(old);
        }
    }
}
