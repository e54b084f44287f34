package dev.launchway.diagnostic;

/** How grave a finding is. */
public enum Severity {
    /** Nothing is generated, and nothing runs. */
    ERROR,
    /** It may be meant so. */
    WARNING
}
