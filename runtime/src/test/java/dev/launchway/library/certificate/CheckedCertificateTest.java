package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.cli.CheckOf;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.Example;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check}, which knows no secrets, tells of certificates. */
class CheckedCertificateTest {

    @TempDir
    static Path files;

    private static Authority authority;

    @TempDir
    Path directory;

    @BeforeAll
    static void issue() {
        authority = new Authority(files)
                .issue("shop", 200, "DNS:shop.example.com")
                .issue("soon", 10, "DNS:shop.example.com");
    }

    private String check(String certificate, String site) {
        Map<String, String> service = new LinkedHashMap<>();
        service.put("Nginx.java", """
                import dev.launchway.library.certificate.Certificate;
                @Component
                class Nginx {
                    @Attribute(required = true) Secret tlsKey;

                    void configure(Configuration here) {
                        here.add(Certificate.at("shop.pem").key(tlsKey).names("%s"));
                    }
                }
                """.formatted(site));
        service.put("shop.pem", authority.text(certificate, "issuing.pem"));
        service.put("environments/production.toml", "[hosts]\nweb01 = [\"nginx\"]\nweb02 = [\"nginx\"]\n");
        service.put("environments/production.secrets.toml", """
                [secrets]
                environment = "production"
                recipients = ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]
                key = { public = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p", age = "YWdl" }

                [component.nginx]
                tls-key = { changed = 2026-11-28, value = "YWdl", mac = "5f1c" }
                """);
        Compilers.Result compiled = new Example(Compilers.JAVAC, directory, service).compile();
        assertThat(compiled.messages()).isEmpty();
        return CheckOf.service(compiled.loader(), directory);
    }

    @Test
    void saysNothingOfAKeyThatItDoesNotKnow() {
        assertThat(check("shop.pem", "shop.example.com")).isEmpty();
    }

    @Test
    void tellsAheadWhatEnds() {
        assertThat(check("soon.pem", "shop.example.com"))
                .matches(
                        "(?s)warning: \\[LW181] Nginx > Certificate\\(\"shop.pem\"\\): the certificate 'CN=soon' ends on \\d{4}-\\d\\d-\\d\\d, in (9|10) days\n"
                                + "    in environment production\n.*Nginx.java:\\d+\n    help: renew it before: .*");
    }

    @Test
    void refusesACertificateForAnotherName() {
        assertThat(check("shop.pem", "www.example.com"))
                .contains(
                        "error: [LW150] Certificate(\"shop.pem\"): the certificate 'CN=shop' is not one for 'www.example.com':"
                                + " its names are shop.example.com");
    }
}
