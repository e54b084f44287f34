package com.example.guestbook.server;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Renders the page. All that visitors wrote is escaped. */
final class Html {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Html() {}

    static String page(String title, String author, List<Entry> entries) {
        StringBuilder html = new StringBuilder(4096);
        html.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <h1>%1$s</h1>
                <form method="post" action="/entries">
                <label>Your name <input name="author" value="%4$s" maxlength="%2$d" required></label>
                <label>Your message <textarea name="message" rows="4" maxlength="%3$d" required></textarea></label>
                <button>Sign the guestbook</button>
                </form>
                """.formatted(escape(title), Entry.MAX_AUTHOR, Entry.MAX_MESSAGE, escape(author)));
        if (entries.isEmpty()) {
            html.append("<p>Nobody has signed yet. Be the first!</p>\n");
        }
        for (Entry entry : entries) {
            html.append("<article>\n<p>")
                    .append(escape(entry.message()))
                    .append("</p>\n<footer>")
                    .append(escape(entry.author()))
                    .append(", <time datetime=\"")
                    .append(entry.written())
                    .append("\">")
                    .append(TIME.format(entry.written()))
                    .append("</time></footer>\n</article>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
