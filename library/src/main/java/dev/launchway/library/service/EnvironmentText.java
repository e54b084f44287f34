package dev.launchway.library.service;

import dev.launchway.api.Secret;
import java.util.Map;

/** The text of a file that systemd reads variables from: {@code EnvironmentFile=} of systemd.exec(5). */
final class EnvironmentText {

    private EnvironmentText() {}

    static String of(String header, Map<String, Secret> variables) {
        StringBuilder text = new StringBuilder(header).append('\n');
        variables.forEach((name, value) -> {
            text.append(name).append("=\"");
            String revealed = value.reveal();
            for (int i = 0; i < revealed.length(); i++) {
                char c = revealed.charAt(i);
                if (c == '"' || c == '\\' || c == '`' || c == '$') {
                    text.append('\\');
                }
                text.append(c);
            }
            text.append("\"\n");
        });
        return text.toString();
    }
}
