package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Nginx, nginx",
        "HttpCache, http-cache",
        "HTTPServer, http-server",
        "serverName, server-name",
        "WEB_CONSOLE, web-console",
        "x, x",
        "URL, url",
        "Http2Server, http2-server",
        "web_app, web-app"
    })
    void turnsJavaNamesIntoKebabCase(String java, String kebab) {
        assertThat(Names.kebab(java)).isEqualTo(kebab);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "http2-server", "a", "web-console"})
    void knowsKebabCase(String name) {
        assertThat(Names.isKebab(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nginx", "2web", "-a", "a-", "a--b", "a b", "a_b", "ä"})
    void refusesWhatIsNotKebabCase(String name) {
        assertThat(Names.isKebab(name)).isFalse();
    }

    @Test
    void everyKebabNameOfAJavaNameIsWellFormed() {
        assertThat(Names.isKebab(Names.kebab("MyXMLThing9"))).isTrue();
    }
}
