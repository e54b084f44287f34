package com.example.guestbook.server;

import java.time.Instant;

/**
 * What a visitor wrote.
 *
 * @param author the name
 * @param message the text
 * @param written when
 */
record Entry(String author, String message, Instant written) {

    static final int MAX_AUTHOR = 80;
    static final int MAX_MESSAGE = 2000;
}
