package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.Timeouts.Timeout;
import dev.launchway.text.SizeText;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * What a host says to what it is sent. Lines before that say how much has arrived.
 *
 * @param host who says it
 * @param delivery what it is sent
 * @param command where it says it
 * @param timeout begins anew with each sign of life
 */
record Verdict(HostShell host, Delivery delivery, HostCommand command, Timeout timeout) {

    /** For the last that a command which has ended wrote; longer than a machine takes to carry it. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final String AT = "at=";
    private static final String LIMITED = "limited=";
    private static final String UNKEPT = "unkept=";

    private static final Map<String, String> REASONS = Map.of(
            "untold", "the host has none of sha256sum, shasum and openssl to check it with",
            "broken", "what arrived is not what was sent");

    /**
     * Waits until the host has taken all.
     *
     * @throws ConnectFailedException when the connection breaks, or the host gives no sign of life
     * @throws HostUnfitException when the host does not take it
     */
    void await() throws ConnectFailedException, HostUnfitException {
        String arrived = "";
        String at = "";
        try {
            for (String line = line(); line != null; line = line()) {
                if (line.equals("taken")) {
                    return;
                }
                if (line.startsWith(AT)) {
                    at = line.substring(AT.length());
                } else if (line.startsWith("arrived=") || line.equals("kept")) {
                    if (!line.equals(arrived)) {
                        timeout.restart();
                    }
                    arrived = line;
                } else {
                    throw failure(line, delivery.task(at));
                }
            }
            throw failure("", delivery.task(at));
        } catch (IOException e) {
            throw host.broken(e, delivery.all(), timeout);
        }
    }

    private String line() throws IOException, HostUnfitException {
        return TargetReply.line(command.output());
    }

    private HostUnfitException failure(String verdict, String task) throws ConnectFailedException {
        String errors = command.errors(MOMENT);
        if (verdict.startsWith(LIMITED)) {
            return new HostUnfitException(
                    "cannot " + task + ": a file may have no more than " + verdict.substring(LIMITED.length())
                            + " blocks of 512 bytes there (ulimit -f)",
                    "raise the limit of " + host.place().serviceUser().orElse("the user who logs in")
                            + ", in limits.conf(5) or in what its login runs");
        }
        if (verdict.startsWith(UNKEPT)) {
            long free = FreeSpace.of(verdict.substring(UNKEPT.length()));
            return new HostUnfitException(
                    "cannot " + task + ": "
                            + errors.substring(errors.lastIndexOf(": ") + 1).strip()
                            + (free < 0 ? "" : "; " + SizeText.of(free) + " are free"),
                    FreeSpace.HELP);
        }
        if (timeout.expired()) {
            throw host.silence(delivery.all());
        }
        if (verdict.isEmpty() && errors.isEmpty()) {
            throw new ConnectFailedException(
                    Reason.LOST, "the connection broke: the host did not take what was sent", "run it again");
        }
        return new HostUnfitException(
                "cannot " + task + ": " + REASONS.getOrDefault(verdict, errors.isEmpty() ? verdict : errors), "");
    }
}
