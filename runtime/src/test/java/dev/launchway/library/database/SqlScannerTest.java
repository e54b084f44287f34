package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements begin and end, and which of them a migration cannot have. */
class SqlScannerTest {

    private static List<String> lines(String text) throws InvalidSqlException {
        return SqlScanner.scan(text).stream()
                .map(statement -> statement.firstLine() + "-" + statement.lastLine())
                .toList();
    }

    @Test
    void statementsEndAtSemicolonsOutsideOfAllElse() throws InvalidSqlException {
        assertThat(lines("select 1; select 2;\n-- ; comment\nselect\n3;\n")).containsExactly("1-1", "1-1", "3-4");
        assertThat(lines("select ';' || \";\" /* ; /* ; */ ; */ || $$;$$ || $a$;$$;$a$ || E'\\';' || '\\';"))
                .containsExactly("1-1");
        assertThat(lines("create rule r as on insert to t do (delete from a; delete from b);\nselect $1;"))
                .containsExactly("1-1", "2-2");
        assertThat(lines(
                        "create or replace function f() returns int\nbegin atomic\n select case when true then 1 end;\n"
                                + " select 2;\nend;\nselect 1"))
                .containsExactly("1-5", "6-6");
        assertThat(lines(";;\n-- nothing\n")).isEmpty();
    }

    private static String refusal(String text) {
        try {
            Migration.of("m/1_a.sql", "1_a.sql", text.getBytes(StandardCharsets.UTF_8));
            return "taken";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "savepoint a; rollback to savepoint a; rollback work to a; release a;",
                "create function f() returns void language plpgsql as $$ begin commit; end $$;",
                "prepare q as select 1; comment on table t is 'commit';",
                "create index i on t (concurrently); create table t (vacuum int);",
                "-- launchway: no transaction\ncreate unique index concurrently if not exists i on t (a);",
                "copy t to '/tmp/x'; insert into t values ('stdin');",
                "select a[1:2], b::text from t where c ~ '\\d';",
                "\ufeffselect 1;"
            })
    void whatCanRunIsTaken(String text) {
        assertThat(refusal(text)).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1; commit | m/1_a.sql:1 begins or ends a transaction",
                "begin; | begins or ends a transaction, and the whole file is one: leave BEGIN out",
                "start transaction; | begins or ends a transaction",
                "rollback and chain; | begins or ends a transaction",
                "create index concurrently i on t (a); | cannot run in a transaction: put it into a file of its own",
                "drop index concurrently i; | cannot run in a transaction",
                "reindex table concurrently t; | cannot run in a transaction",
                "vacuum t; | cannot run in a transaction",
                "alter system set a = 1; | cannot run in a transaction",
                "create database a; | cannot run in a transaction",
                "copy t from stdin; | reads data from its own lines",
                "\\! rm -rf / | has a command of psql",
                "select 'a | has a quote that does not end",
                "select $a$ $$ | has a quote $a$ that does not end",
                "/* /* */ | has a comment that does not end",
                "-- nothing | has no statement"
            })
    void whatCannotRunIsRefusedWithItsLine(String text, String expected) {
        assertThat(refusal(text)).startsWith("m/1_a.sql:1 ").contains(expected);
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> Migration.of("m/1_a.sql", "1_a.sql", new byte[] {(byte) 0xe4}))
                .hasMessage("m/1_a.sql is not in UTF-8: convert it");
        assertThat(refusal("select 1;\0")).contains("has a NUL character in it");
        assertThatThrownBy(() -> Migration.of("m/V_a.sql", "V_a.sql", new byte[0]))
                .hasMessageContaining("has no number to order it by: call it 001_a.sql");
    }

    @Test
    void lineEndsOfWindowsMakeNoOtherFile() {
        byte[] unix = "select 1;\nselect 2;".getBytes(StandardCharsets.UTF_8);
        byte[] windows = "select 1;\r\nselect 2;\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Migration.of("a", "1_a.sql", windows).checksum())
                .isEqualTo(Migration.of("a", "1_a.sql", unix).checksum());
    }
}
