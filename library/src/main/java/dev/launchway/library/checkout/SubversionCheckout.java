package dev.launchway.library.checkout;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import java.nio.file.Path;
import java.util.Set;

/**
 * A working copy of a directory of a Subversion repository.
 *
 * <pre>{@code
 * SubversionCheckout.of("https://svn.example.com/shop/trunk").revision("1234");
 * SubversionCheckout.of("https://svn.example.com/shop").branch("trunk").to("shop");      // the newest revision of …/shop/trunk
 * SubversionCheckout.of("https://svn.example.com/shop").tag("1.2");                      // of …/shop/tags/1.2
 * }</pre>
 *
 * <p>With {@link #revision} the URL is that of the directory itself. With {@link #branch} and {@link #tag} it is that of the
 * project, which has {@code trunk}, {@code branches} and {@code tags}; which revision is the newest there is asked once in a run,
 * on the controller, and all hosts get the same.
 *
 * <p>Local changes make it fail, and stay, unless {@link #clobber} is set. When a run is interrupted, the next one finishes it.
 */
@Component
@Observed
public final class SubversionCheckout extends Checkout<SubversionCheckout> {

    private static final Set<String> SCHEMES = Set.of("https", "http", "svn", "svn+ssh", "file");
    private static final String TRUNK = "trunk";

    private SubversionCheckout(String url) {
        super(url, SCHEMES, false);
    }

    /**
     * A working copy.
     *
     * @param url {@code https://…}, {@code svn://…}, {@code svn+ssh://…}, or an absolute path
     * @return the component, which still needs {@link #branch}, {@link #tag} or {@link #revision}
     * @throws IllegalArgumentException for anything else, and for a URL with a password in it
     */
    public static SubversionCheckout of(String url) {
        return new SubversionCheckout(url);
    }

    @Override
    SubversionCheckout self() {
        return this;
    }

    @Override
    void checkRevision(String revision) {
        if (!revision.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    label() + ": '" + revision + "' is no number of a revision: write .revision(\"1234\")");
        }
    }

    @Override
    VersionControl control(RemoteAccess remote, Path keys) {
        return new Subversion(remote, keys, origin(), hasSubmodules());
    }

    @Override
    String settings() {
        return "externals " + hasSubmodules();
    }

    @Override
    String origin() {
        String text = url().forClient();
        String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String project = base.startsWith("/") ? "file://" + base : base;
        String name = wanted().name();
        return switch (wanted().kind()) {
            case REVISION -> project;
            case TAG -> project + "/tags/" + name;
            case BRANCH -> project + (name.equals(TRUNK) ? "/" + TRUNK : "/branches/" + name);
        };
    }
}
