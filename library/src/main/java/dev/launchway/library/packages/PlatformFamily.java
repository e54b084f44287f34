package dev.launchway.library.packages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Platforms that install packages in one way. */
enum PlatformFamily {
    DEBIAN("debian ubuntu raspbian linuxmint"),
    FEDORA("fedora rhel redhat centos rocky almalinux oracle amazon"),
    ALPINE("alpine");

    private final String platforms;

    PlatformFamily(String platforms) {
        this.platforms = platforms;
    }

    private List<String> platforms() {
        return List.of(platforms.split(" ", -1));
    }

    /** The family of a platform, whatever version stands behind its name: {@code debian12}, {@code ubuntu-24.04}. */
    static Optional<PlatformFamily> of(String platform) {
        String bare = platform.toLowerCase(Locale.ROOT).replaceFirst("[-_ ]?[0-9.]*$", "");
        return Arrays.stream(values())
                .filter(family -> family.platforms().contains(bare))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values())
                .flatMap(family -> family.platforms().stream())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
