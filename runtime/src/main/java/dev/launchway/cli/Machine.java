package dev.launchway.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine. */
final class Machine {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    /** What {@code hostname} says. The kernel is asked first: it never asks a name server. */
    static String name() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unknown) {
                return "localhost";
            }
        }
    }
}
