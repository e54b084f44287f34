package dev.launchway.library.checkout;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import java.nio.file.Path;
import java.util.Set;

/**
 * A checkout of a git repository.
 *
 * <pre>{@code
 * GitCheckout.of("https://git.example.com/shop/app.git").revision("8d7a2f0c1b3e4f5a69788796a5b4c3d2e1f0a9b8");
 * GitCheckout.of("https://git.example.com/shop/theme.git").branch("main").to("theme").depth(1).submodules();
 * GitCheckout.of("/srv/git/site.git").tag("v1.2").clobber();
 * }</pre>
 *
 * <p>A branch and a tag are looked up once in a run, on the controller, and all hosts get the same commit. The checkout stands at
 * it, "detached". A revision is there for ever: as long as nobody touches the checkout, neither git is started nor the network used.
 *
 * <p>Local changes are files that were changed, files that are neither in the repository nor ignored by it, and commits that are
 * in no other repository. With them the component fails, and leaves all as it is, unless {@link #clobber} is set. When a run is
 * interrupted, the next one finishes it. A directory that is not empty and no checkout is refused.
 *
 * <p>git asks nobody for passwords, and runs no hooks. What was checked out is noted in the work directory, below {@code
 * .checked-out}.
 */
@Component
@Observed
public final class GitCheckout extends Checkout<GitCheckout> {

    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

    private int depth;

    private GitCheckout(String url) {
        super(url, SCHEMES, true);
    }

    /**
     * A checkout.
     *
     * @param url {@code https://…}, {@code ssh://…}, {@code user@host:path}, or an absolute path
     * @return the component, which still needs {@link #branch}, {@link #tag} or {@link #revision}
     * @throws IllegalArgumentException for anything else, and for a URL with a password in it
     */
    public static GitCheckout of(String url) {
        return new GitCheckout(url);
    }

    /**
     * Brings only the newest commits, as {@code --depth} of git; by default the whole history comes, with all branches and tags.
     *
     * @param commits 1 for no history at all
     * @return this
     * @throws IllegalArgumentException for less than 1
     */
    public GitCheckout depth(int commits) {
        if (commits < 1) {
            throw new IllegalArgumentException(label() + ": .depth(…) needs 1 commit or more, not " + commits);
        }
        depth = commits;
        return this;
    }

    @Override
    GitCheckout self() {
        return this;
    }

    @Override
    void checkRevision(String revision) {
        if (!revision.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException(label() + ": '" + revision
                    + "' is no whole commit hash, of 40 or 64 hex digits: git rev-parse " + revision
                    + " tells it; a name is for .branch(…) or .tag(…)");
        }
    }

    @Override
    VersionControl control(RemoteAccess remote, Path keys) {
        return new Git(remote, keys, hasSubmodules(), depth);
    }

    @Override
    String settings() {
        return "submodules " + hasSubmodules() + " depth " + depth;
    }
}
