package dev.launchway.plan;

import dev.launchway.text.GeneratedCode;

/** Generated code for another version of the contract than this one. */
public final class OtherVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names both versions.
     *
     * @param what what was generated: {@code the definition of com.example.App}
     * @param version the version that it was generated for
     */
    public OtherVersionException(String what, int version) {
        super(what + " is generated code of version " + version + ", and this version of Launchway runs version "
                + GeneratedCode.VERSION);
    }

    /**
     * Refuses code of another version.
     *
     * @param what what was generated
     * @param version the version that it was generated for
     */
    static void check(String what, int version) {
        if (version != GeneratedCode.VERSION) {
            throw new OtherVersionException(what, version);
        }
    }

    /**
     * What to do.
     *
     * @return a line of help
     */
    public String help() {
        return "build it again with this version of Launchway, or run it with the version that it was built with: all parts"
                + " of a plan jar are of one version";
    }
}
