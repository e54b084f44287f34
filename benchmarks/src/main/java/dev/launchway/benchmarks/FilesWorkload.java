package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Template files of 1 KiB, all of them on each host.
 *
 * @param files how many
 */
record FilesWorkload(int files) implements Workload {

    @Override
    public Project project(Path directory, int hosts) throws IOException {
        StringBuilder environment = new StringBuilder("[environment]\nconnect = \"ssh\"\n[hosts]\n");
        for (int i = 0; i < hosts; i++) {
            environment.append(TestHosts.name(i)).append(" = [\"many\"]\n");
        }
        return ManyFiles.project(directory, files, environment.toString());
    }

    @Override
    public String change(Project project, int version) throws IOException {
        project.resource("bench/t0.conf", "changed " + version + "\n");
        return "many/t0.conf";
    }
}
