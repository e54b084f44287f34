package dev.launchway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationOrderTest {

    private static Map<String, List<String>> templates(String... pairs) {
        Map<String, List<String>> templates = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            templates.put(pairs[i], List.of(pairs[i + 1]));
        }
        return templates;
    }

    @Test
    void whatIsReadComesFirst() {
        assertThat(EvaluationOrder.of(templates("a", "{{ component.b }}", "b", "{{ component['c'] }}", "c", "x")))
                .containsExactly("c", "b", "a");
        assertThat(EvaluationOrder.of(templates("a", "{{ host.b }}", "b", "{{ component . a }}")))
                .containsExactly("a", "b");
        assertThat(EvaluationOrder.of(templates("a", "x", "b", "y", "c", "{{ component.bb }}")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aCircleIsFoundOnceAndOneThatReadsItselfIsNone() {
        Map<String, List<String>> circle =
                templates("x", "{{ component.a }}", "a", "{{ component.b }}", "b", "{{ component.a }}");
        assertThat(EvaluationOrder.cycle(circle)).containsExactly("a", "b");
        assertThat(EvaluationOrder.of(circle)).containsExactlyInAnyOrder("x", "a", "b");
        assertThat(EvaluationOrder.cycle(templates("a", "{{ component.a }}-x"))).isEmpty();
    }
}
