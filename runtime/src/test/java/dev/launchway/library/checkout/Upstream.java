package dev.launchway.library.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.Disk;
import dev.launchway.testing.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A repository that checkouts come from, made by the real tools. */
public abstract class Upstream {

    final Path directory;

    Upstream(Path directory) {
        this.directory = directory;
    }

    /** An empty repository below a directory; skips the test where the tool is missing. */
    public static Upstream of(String tool, Path directory) {
        return switch (tool) {
            case "git" -> new GitUpstream(directory);
            case "hg" -> new MercurialUpstream(directory);
            case "svn" -> new SubversionUpstream(directory);
            default -> throw new IllegalArgumentException(tool);
        };
    }

    /** Where it is. */
    public abstract Path repository();

    /** Commits a file to what is the trunk, the branch main or default; the revision. */
    public abstract String commit(String file, String content);

    /** Makes a branch at what was committed last. */
    abstract void branch(String name);

    /** Makes a tag, or moves it, to what was committed last. */
    abstract void tag(String name);

    /** The name of the branch that commits go to. */
    abstract String trunk();

    /** A checkout at a revision. */
    abstract Checkout<?> at(String url, String revision);

    /** A checkout of a branch or a tag. */
    abstract Checkout<?> of(String url);

    /** Commits in a checkout, as somebody does by hand. */
    abstract void commitByHand(Path checkout, String file);

    /** Checks out another revision by hand. */
    abstract void checkOutByHand(Path checkout, String revision);

    /** The client's own directory in a checkout. */
    abstract String administration();

    final Checkout<?> at(String revision) {
        return at(repository().toString(), revision);
    }

    public static String run(Path in, String... argv) {
        try {
            ProcessBuilder builder = new ProcessBuilder(argv).directory(in.toFile());
            builder.environment().put("HGUSER", "tester");
            builder.environment().put("GIT_AUTHOR_NAME", "tester");
            builder.environment().put("GIT_AUTHOR_EMAIL", "tester@example.com");
            builder.environment().put("GIT_COMMITTER_NAME", "tester");
            builder.environment().put("GIT_COMMITTER_EMAIL", "tester@example.com");
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(List.of(argv) + said).isZero();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class GitUpstream extends Upstream {

        GitUpstream(Path directory) {
            super(directory);
            Installed.require("git");
            new Disk(directory).directory("origin.git");
            run(repository(), "git", "init", "--quiet", "--initial-branch=main");
        }

        @Override
        public Path repository() {
            return directory.resolve("origin.git");
        }

        @Override
        public String commit(String file, String content) {
            new Disk(repository()).write(file, content);
            run(repository(), "git", "add", ".");
            run(repository(), "git", "commit", "--quiet", "--message=" + file);
            return run(repository(), "git", "rev-parse", "HEAD");
        }

        @Override
        void branch(String name) {
            run(repository(), "git", "branch", "--force", name);
        }

        @Override
        void tag(String name) {
            run(repository(), "git", "tag", "--force", "--annotate", "--message=x", name);
        }

        @Override
        String trunk() {
            return "main";
        }

        @Override
        Checkout<?> at(String url, String revision) {
            return GitCheckout.of(url).revision(revision);
        }

        @Override
        Checkout<?> of(String url) {
            return GitCheckout.of(url);
        }

        @Override
        void commitByHand(Path checkout, String file) {
            new Disk(checkout).write(file, "by hand\n");
            run(checkout, "git", "add", ".");
            run(checkout, "git", "commit", "--quiet", "--message=by hand");
        }

        @Override
        void checkOutByHand(Path checkout, String revision) {
            run(checkout, "git", "checkout", "--quiet", revision);
        }

        @Override
        String administration() {
            return ".git";
        }
    }

    private static final class MercurialUpstream extends Upstream {

        MercurialUpstream(Path directory) {
            super(directory);
            Installed.require("hg");
            new Disk(directory).directory("origin");
            run(repository(), "hg", "init");
        }

        @Override
        public Path repository() {
            return directory.resolve("origin");
        }

        @Override
        public String commit(String file, String content) {
            new Disk(repository()).write(file, content);
            run(repository(), "hg", "commit", "--quiet", "--addremove", "--message", file);
            return run(repository(), "hg", "log", "--rev", ".", "--template", "{node}");
        }

        @Override
        void branch(String name) {
            run(repository(), "hg", "bookmark", "--inactive", "--force", name);
        }

        @Override
        void tag(String name) {
            run(repository(), "hg", "tag", "--local", "--force", name);
        }

        @Override
        String trunk() {
            return "default";
        }

        @Override
        Checkout<?> at(String url, String revision) {
            return MercurialCheckout.of(url).revision(revision);
        }

        @Override
        Checkout<?> of(String url) {
            return MercurialCheckout.of(url);
        }

        @Override
        void commitByHand(Path checkout, String file) {
            new Disk(checkout).write(file, "by hand\n");
            run(checkout, "hg", "commit", "--quiet", "--addremove", "--message", "by hand");
        }

        @Override
        void checkOutByHand(Path checkout, String revision) {
            run(checkout, "hg", "update", "--quiet", "--rev", revision);
        }

        @Override
        String administration() {
            return ".hg";
        }
    }

    private static final class SubversionUpstream extends Upstream {

        private final Path copy;

        SubversionUpstream(Path directory) {
            super(directory);
            Installed.require("svn", "svnadmin");
            new Disk(directory).directory("repository");
            run(directory, "svnadmin", "create", "repository");
            run(directory, "svn", "mkdir", "--quiet", "--message=x", url("trunk"), url("branches"), url("tags"));
            copy = directory.resolve("copy");
            run(directory, "svn", "checkout", "--quiet", url("trunk"), "copy");
        }

        private String url(String below) {
            return "file://" + directory.resolve("repository").resolve(below);
        }

        @Override
        public Path repository() {
            return directory.resolve("repository");
        }

        @Override
        public String commit(String file, String content) {
            new Disk(copy).write(file, content);
            run(copy, "svn", "add", "--quiet", "--force", "--parents", file);
            run(copy, "svn", "commit", "--quiet", "--message=change " + file);
            return run(copy, "svn", "info", "--show-item=revision", url("trunk"));
        }

        @Override
        void branch(String name) {
            run(copy, "svn", "copy", "--quiet", "--message=x", url("trunk"), url("branches/" + name));
        }

        @Override
        void tag(String name) {
            run(copy, "svn", "copy", "--quiet", "--message=x", url("trunk"), url("tags/" + name));
        }

        @Override
        String trunk() {
            return "trunk";
        }

        @Override
        Checkout<?> at(String url, String revision) {
            return SubversionCheckout.of(url + "/trunk").revision(revision);
        }

        @Override
        Checkout<?> of(String url) {
            return SubversionCheckout.of(url);
        }

        @Override
        void commitByHand(Path checkout, String file) {
            throw new UnsupportedOperationException("a working copy of Subversion has no commits of its own");
        }

        @Override
        void checkOutByHand(Path checkout, String revision) {
            run(checkout, "svn", "update", "--quiet", "--revision", revision);
        }

        @Override
        String administration() {
            return ".svn";
        }
    }
}
