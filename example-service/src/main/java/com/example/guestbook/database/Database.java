package com.example.guestbook.database;

/**
 * What a client needs to know of the database.
 *
 * @param url the JDBC URL
 */
public record Database(String url) {}
