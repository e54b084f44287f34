package dev.launchway.engine.system;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps programs from being started while a file is open for writing. A child process holds what its parent has open until it
 * becomes the program; if that is a file open for writing, the file cannot be executed meanwhile ({@code ETXTBSY} of
 * {@code execve(2)}: text file busy). One lock for the process, since its open files are one set too.
 */
final class ForkLock {

    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    private ForkLock() {}

    /** To be held as long as a file that may become a program is open for writing. */
    static Lock writing() {
        return LOCK.readLock();
    }

    /** Starts a program when nothing is open for writing; returns when the child holds nothing of this process any more. */
    static Process start(ProcessBuilder builder) throws IOException {
        LOCK.writeLock().lock();
        try {
            return builder.start();
        } finally {
            LOCK.writeLock().unlock();
        }
    }
}
