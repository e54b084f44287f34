package dev.launchway.report;

import dev.launchway.engine.event.RunEvent.Failure;

/**
 * Something that went wrong, apart from the host: what is the same on many hosts is told once.
 *
 * @param headline the word that it begins with: {@code error}, {@code warning} or {@code failed}
 * @param code its stable number; empty where it has none
 * @param environment the environment; empty where the reader knows it
 * @param breadcrumb the component; empty where it is about none
 * @param failure what went wrong
 * @param help what to do; empty where the failure says it
 */
record Incident(String headline, String code, String environment, String breadcrumb, Failure failure, String help) {}
