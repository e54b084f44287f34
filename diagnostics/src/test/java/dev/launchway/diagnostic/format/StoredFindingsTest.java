package dev.launchway.diagnostic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.diagnostic.Subject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredFindingsTest {

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<Finding> findings = List.of(
                Finding.of(Code.LW213_UNUSED_IN_SOME_ENVIRONMENT, Severity.WARNING, "nothing requires 'app:http' <ä>")
                        .detail("App.http provides it")
                        .help("assign it")
                        .at(new Place("com/example/App.java", 7, 5))
                        .about(Subject.element("com.example.App.http()")),
                Finding.of(Code.LW212_UNUSED_RESOURCE, Severity.WARNING, "bare"));
        StringWriter text = new StringWriter();
        StoredFindings.write(findings, text);

        assertThat(StoredFindings.read(new StringReader(text.toString()))).isEqualTo(findings);
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() throws IOException {
        assertThat(StoredFindings.read(new StringReader(
                        "[{\"code\":\"LW999\"},{\"code\":\"LW213\",\"statement\":\"x\",\"more\":[{}]}]")))
                .containsExactly(Finding.of(Code.LW213_UNUSED_IN_SOME_ENVIRONMENT, Severity.WARNING, "x"));
    }

    @Test
    void anotherFileIsRefused() {
        for (String text : List.of("", "{}", "[{\"code\":", "[{\"severity\":\"x\"}]")) {
            assertThatThrownBy(() -> StoredFindings.read(new StringReader(text)))
                    .isInstanceOf(IOException.class);
        }
    }
}
