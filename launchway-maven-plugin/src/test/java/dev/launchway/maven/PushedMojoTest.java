package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build knows of whether its commit is known to others, in repositories of git. */
class PushedMojoTest {

    @TempDir
    private Path directory;

    private Path repository;

    @BeforeEach
    void needsGit() throws Exception {
        repository = Files.createDirectories(directory.resolve("repository"));
        assumeTrue(run(directory, "git", "--version") == 0, "needs git");
    }

    @Test
    void withoutARepositoryNothingIsWritten() throws Exception {
        assertThat(written()).isEmpty();
    }

    @Test
    void withoutARemoteThatIsSaid() throws Exception {
        git("init", "-q");
        commit("one");

        assertThat(written()).isEqualTo("pushed=no-remote\n");
    }

    @Test
    void aCommitIsPushedWhenABranchOfARemoteHasIt() throws Exception {
        git("init", "-q");
        commit("one");
        assertThat(run(directory, "git", "init", "-q", "--bare", "remote")).isZero();
        git("remote", "add", "origin", directory.resolve("remote").toString());
        assertThat(written()).isEqualTo("pushed=no\n");

        git("push", "-q", "origin", "HEAD:refs/heads/main");
        assertThat(written()).isEqualTo("pushed=yes\n");

        commit("two");
        assertThat(written()).isEqualTo("pushed=no\n");

        git("checkout", "-q", "--detach", "HEAD~1");
        assertThat(written()).isEqualTo("pushed=yes\n");
    }

    @Test
    void whatWasWrittenGoesWithTheRepository() throws Exception {
        git("init", "-q");
        commit("one");
        assertThat(written()).isNotEmpty();
        assertThat(run(directory, "rm", "-rf", repository.resolve(".git").toString()))
                .isZero();

        assertThat(written()).isEmpty();
    }

    private String written() throws Exception {
        PushedMojo mojo = new PushedMojo();
        mojo.directory = repository.toFile();
        mojo.classes = directory.resolve("classes").toFile();
        mojo.execute();
        Path file = directory.resolve("classes/META-INF/launchway/pushed.properties");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void commit(String name) throws Exception {
        Files.writeString(repository.resolve(name), name);
        git("add", name);
        git("-c", "user.name=me", "-c", "user.email=me@example.com", "commit", "-q", "-m", name);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(run(repository, command.toArray(String[]::new))).isZero();
    }

    private static int run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put("GIT_CEILING_DIRECTORIES", directory.getParent().toString());
        return builder.start().waitFor();
    }
}
