package com.example.guestbook.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The entries in the database. Each call opens a connection of its own, so a database that comes back is found again. */
final class EntryStore {

    private static final String USER = "guestbook";
    private static final int ANSWER_SECONDS = 2;

    private final String url;
    private final String password;

    EntryStore(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** Of several servers that start at the same time one makes the table, whatever the others are told. */
    void createTable() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try {
                createTable(statement);
            } catch (SQLException e) {
                if (!hasTable(statement)) {
                    throw e;
                }
            }
        }
    }

    private static void createTable(Statement statement) throws SQLException {
        statement.execute("create table if not exists entry ("
                + "id bigint generated always as identity primary key, "
                + "author varchar(" + Entry.MAX_AUTHOR + ") not null, "
                + "message varchar(" + Entry.MAX_MESSAGE + ") not null, "
                + "written timestamp not null)");
    }

    private static boolean hasTable(Statement statement) {
        try {
            statement.executeQuery("select id from entry limit 1").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    void add(Entry entry) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("insert into entry (author, message, written) values (?, ?, ?)")) {
            statement.setString(1, entry.author());
            statement.setString(2, entry.message());
            statement.setTimestamp(3, Timestamp.from(entry.written()));
            statement.executeUpdate();
        }
    }

    /** The newest entries, the newest first. */
    List<Entry> newest(int limit) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select author, message, written from entry order by id desc limit ?")) {
            statement.setInt(1, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getTimestamp(3).toInstant()));
                }
            }
            return entries;
        }
    }

    /** Removes all but the newest entries. */
    int keep(int limit) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from entry where id not in (select id from entry order by id desc limit ?)")) {
            statement.setInt(1, limit);
            return statement.executeUpdate();
        }
    }

    boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, password);
    }
}
