package dev.launchway.remote.sshj;

/** How many other hosts a jump host leads to by one connection. Safe for use by several threads at once. */
final class Tunnels {

    private int opening;
    private int open;

    synchronized void begin() {
        opening++;
    }

    /** One that has begun is open, or is refused. */
    synchronized void decide(boolean opened) {
        opening--;
        open += opened ? 1 : 0;
        notifyAll();
    }

    synchronized void end() {
        open--;
    }

    /** Whether there is one. A refusal comes before the answer to what was asked for earlier, and so that is waited for. */
    synchronized boolean any() throws InterruptedException {
        while (open == 0 && opening > 0) {
            wait();
        }
        return open > 0;
    }
}
