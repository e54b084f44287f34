package dev.launchway.library.checkout;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import java.nio.file.Path;
import java.util.Set;

/**
 * A checkout of a Mercurial repository.
 *
 * <pre>{@code
 * MercurialCheckout.of("https://hg.example.com/shop").revision("17f2a58483ff");
 * MercurialCheckout.of("ssh://hg@hg.example.com/theme").branch("default").to("theme").keepUntracked();
 * }</pre>
 *
 * <p>A branch, a bookmark or a tag is looked up once in a run, on the controller, and all hosts get the same revision. A revision
 * is there for ever: as long as nobody touches the checkout, neither hg is started nor the network used.
 *
 * <p>Local changes make it fail, and stay, unless {@link #clobber} is set. When a run is interrupted, the next one finishes it.
 */
@Component
@Observed
public final class MercurialCheckout extends Checkout<MercurialCheckout> {

    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "file");

    private MercurialCheckout(String url) {
        super(url, SCHEMES, false);
    }

    /**
     * A checkout.
     *
     * @param url {@code https://…}, {@code ssh://…}, or an absolute path
     * @return the component, which still needs {@link #branch}, {@link #tag} or {@link #revision}
     * @throws IllegalArgumentException for anything else, and for a URL with a password in it
     */
    public static MercurialCheckout of(String url) {
        return new MercurialCheckout(url);
    }

    @Override
    MercurialCheckout self() {
        return this;
    }

    @Override
    void checkRevision(String revision) {
        if (!revision.matches("[0-9a-f]{12,40}")) {
            throw new IllegalArgumentException(label() + ": '" + revision
                    + "' is no identifier of a revision, of 12 to 40 hex digits: hg identify --id tells it; a name is for"
                    + " .branch(…) or .tag(…)");
        }
    }

    @Override
    VersionControl control(RemoteAccess remote, Path keys) {
        return new Mercurial(remote, keys, hasSubmodules());
    }

    @Override
    String settings() {
        return "subrepositories " + hasSubmodules();
    }
}
