package dev.launchway.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How each of Pebble's tags is written. */
final class TagForm {

    /** What to do about text that was not meant for Pebble, or may not have been. */
    static final String LITERALLY = "what is meant literally stands between {% verbatim %} and {% endverbatim %}";

    private static final Map<String, String> FORMS = new TreeMap<>(Map.ofEntries(
            Map.entry("autoescape", "{% autoescape false %} … {% endautoescape %}"),
            Map.entry("block", "{% block name %} … {% endblock %}"),
            Map.entry("cache", "{% cache \"name\" %} … {% endcache %}"),
            Map.entry("embed", "{% embed \"file\" %}{% block name %} … {% endblock %}{% endembed %}"),
            Map.entry("extends", "{% extends \"file\" %}"),
            Map.entry("filter", "{% filter upper %} … {% endfilter %}"),
            Map.entry("flush", "{% flush %}"),
            Map.entry("for", "{% for one in list %} … {% endfor %}"),
            Map.entry("from", "{% from \"file\" import name %}"),
            Map.entry("if", "{% if condition %} … {% elseif condition %} … {% else %} … {% endif %}"),
            Map.entry("import", "{% import \"file\" %}"),
            Map.entry("include", "{% include \"file\" %}"),
            Map.entry("macro", "{% macro name(argument) %} … {% endmacro %}"),
            Map.entry("parallel", "{% parallel %} … {% endparallel %}"),
            Map.entry("set", "{% set name = value %}"),
            Map.entry("verbatim", "{% verbatim %} … {% endverbatim %}")));

    /** What other template languages call a tag. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "elif", "{% elseif condition %}",
            "elsif", "{% elseif condition %}",
            "empty", "{% else %}",
            "foreach", "{% for one in list %} … {% endfor %}",
            "assign", "{% set name = value %}",
            "let", "{% set name = value %}",
            "unless", "{% if not condition %} … {% endif %}",
            "raw", "{% verbatim %} … {% endverbatim %}",
            "endraw", "{% endverbatim %}");

    private TagForm() {}

    /** The names of all tags. */
    static Collection<String> names() {
        return FORMS.keySet();
    }

    /** How a tag is written; empty for a name that is none. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(FORMS.get(name.equals("else") || name.equals("elseif") ? "if" : name));
    }

    /** What stands here for a tag of another template language. */
    static Optional<String> elsewhere(String name) {
        return Optional.ofNullable(ELSEWHERE.get(name));
    }

    /** Whether a tag goes on until another one ends it. */
    static boolean hasEnd(String name) {
        String form = FORMS.get(name);
        return form != null && form.contains("end" + name) && !name.equals("verbatim");
    }

    /** The tag that one ends, or goes on with; empty for another one. */
    static Optional<String> ended(String name) {
        if (name.startsWith("end") && hasEnd(name.substring("end".length()))) {
            return Optional.of(name.substring("end".length()));
        }
        return name.equals("else") || name.equals("elseif") ? Optional.of("if") : Optional.empty();
    }
}
