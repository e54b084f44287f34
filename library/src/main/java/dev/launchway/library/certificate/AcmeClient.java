package dev.launchway.library.certificate;

/** The programs that speak ACME for {@link Acme}. */
public enum AcmeClient {
    /** The client of the Electronic Frontier Foundation, version 1 or newer: the package {@code certbot}. */
    CERTBOT("certbot"),
    /** The client of the project Traefik, version 4: the package {@code lego}. */
    LEGO("lego");

    private final String program;

    AcmeClient(String program) {
        this.program = program;
    }

    /** The program, and the package of Debian that brings it. */
    String program() {
        return program;
    }
}
