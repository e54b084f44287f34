package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packages of whatever system a host has: by apt, dnf or apk, as the platform of the host says.
 *
 * <pre>{@code
 * Package.of("nginx", "jq");
 * Package.of("redis-server").named("fedora", "redis").named("alpine", "redis");
 * Package.of("apache2").named("rhel", "httpd").absent();
 * }</pre>
 *
 * <p>It is an {@link AptPackage}, a {@link DnfPackage} or an {@link ApkPackage}: use these where more is to be said.
 *
 * <p>The class has the name of one of {@code java.lang}: import it by its own name.
 */
@Component
@SuppressWarnings("JavaLangClash")
public final class Package {

    @Namevar
    String name;

    private final List<String> names;
    private final Map<String, List<String>> byPlatform = new LinkedHashMap<>();
    private Wanted wanted = Wanted.PRESENT;

    private Package(List<String> names) {
        this.names = names;
        name = String.join(" ", names);
    }

    /**
     * Packages, which are installed in one transaction.
     *
     * @param names their names on all platforms that {@link #named} does not name
     * @return the component
     * @throws IllegalArgumentException for no name, and for a text that is none
     */
    public static Package of(String... names) {
        return new Package(PackageNames.names("Package", names));
    }

    /**
     * Sets what they are called on a platform.
     *
     * @param platform the platform of hosts, as the environment names it; or a family of platforms, {@code debian}, {@code fedora} or
     *     {@code alpine}, for all of it
     * @param names their names there
     * @return this
     */
    public Package named(String platform, String... names) {
        byPlatform.put(platform, PackageNames.names(label(), names));
        return this;
    }

    /**
     * Has the newest version installed that the host can get. Without it one that is installed stays as it is.
     *
     * @return this
     */
    public Package latest() {
        wanted = Wanted.LATEST;
        return this;
    }

    /**
     * Has them removed.
     *
     * @return this
     */
    public Package absent() {
        wanted = Wanted.ABSENT;
        return this;
    }

    private String label() {
        return "Package(\"" + name + "\")";
    }

    void configure(Configuration here) {
        String platform = here.host().platform().orElse("");
        PlatformFamily family = PlatformFamily.of(platform)
                .orElseThrow(() -> new IllegalArgumentException(label() + " cannot tell how host "
                        + here.host().name() + " installs packages: "
                        + (platform.isEmpty() ? "it has no platform" : "its platform is '" + platform + "'")
                        + "; set platform to one of " + PlatformFamily.known()
                        + " in the environment, or use AptPackage, DnfPackage or ApkPackage"));
        String[] there = byPlatform
                .getOrDefault(platform, byPlatform.getOrDefault(family.toString(), names))
                .toArray(new String[0]);
        switch (family) {
            case DEBIAN -> here.add(asWanted(AptPackage.of(there)));
            case FEDORA -> here.add(asWanted(DnfPackage.of(there)));
            case ALPINE -> here.add(asWanted(ApkPackage.of(there)));
        }
    }

    private AptPackage asWanted(AptPackage packages) {
        return switch (wanted) {
            case PRESENT -> packages;
            case LATEST -> packages.latest();
            default -> packages.absent();
        };
    }

    private DnfPackage asWanted(DnfPackage packages) {
        return switch (wanted) {
            case PRESENT -> packages;
            case LATEST -> packages.latest();
            default -> packages.absent();
        };
    }

    private ApkPackage asWanted(ApkPackage packages) {
        return switch (wanted) {
            case PRESENT -> packages;
            case LATEST -> packages.latest();
            default -> packages.absent();
        };
    }
}
