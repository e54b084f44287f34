package dev.launchway.remote;

import dev.launchway.engine.event.RunEvent.Trouble;
import java.util.List;

/**
 * Why a host cannot take part.
 *
 * @param kind what kind of problem it is
 * @param message one sentence that does not name the host, so that equal problems of many hosts read the same
 * @param details further lines
 * @param help what to do; empty where the message says it
 */
record HostTrouble(Trouble kind, String message, List<String> details, String help) {}
