package com.example.guestbook.server;

/** Counts what each client posts, minute by minute. */
interface PostLimit {

    /** Counts one more post of a client, and says whether that is too many in this minute. */
    boolean exceeded(String client);
}
