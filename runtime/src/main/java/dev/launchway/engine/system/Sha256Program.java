package dev.launchway.engine.system;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Computes a SHA-256 beside this process, by a program that uses what the processor has for it. Java does so only in code that was
 * compiled for long, which an agent never runs: {@code benchmarks/README.md} says what it costs.
 */
public final class Sha256Program extends OutputStream {

    private static final List<List<String>> PROGRAMS =
            List.of(List.of("openssl", "dgst", "-sha256", "-r"), List.of("sha256sum"));
    private static final int DIGITS = 64;

    private final Process process;

    private Sha256Program(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @return it; empty where there is none
     */
    public static Optional<Sha256Program> start() {
        for (List<String> program : PROGRAMS) {
            try {
                ProcessBuilder builder = new ProcessBuilder(program).redirectError(Redirect.DISCARD);
                return Optional.of(new Sha256Program(ForkLock.start(builder)));
            } catch (IOException e) {
                assert e != null; // it is not there, and the next one may be
            }
        }
        return Optional.empty();
    }

    @Override
    public void write(int octet) throws IOException {
        process.getOutputStream().write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        process.getOutputStream().write(bytes, from, length);
    }

    /**
     * The checksum of all that was written.
     *
     * @return 64 hex digits; empty when the program failed
     */
    public Optional<String> result() {
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            boolean told = process.waitFor() == 0 && said.matches("[0-9a-f]{64}\\s[^\\n]*\\n");
            return told ? Optional.of(said.substring(0, DIGITS)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends the program. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
