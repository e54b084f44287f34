package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds variables that a template was given and does not mention: most are misspelt. */
final class VariableUse {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /** Tags that bring in other templates, which see the same names. */
    private static final Pattern OTHERS = Pattern.compile("\\{%-?\\s*(?:include|extends|embed|import|from)\\b");

    private final Map<TemplateKey, Optional<Set<String>>> mentioned = new HashMap<>();

    void check(TemplateKey key, TemplateScope scope) {
        if (scope.variables().isEmpty()) {
            return;
        }
        Optional<Set<String>> words = mentioned.computeIfAbsent(key, VariableUse::words);
        if (words.isEmpty()) {
            return;
        }
        for (String name : scope.variables().keySet()) {
            if (!words.get().contains(name)) {
                throw TemplatePlace.failed(
                        key,
                        Code.LW408_UNUSED_VARIABLE,
                        TemplatePlace.NOWHERE,
                        TemplateWords.unused(name),
                        DidYouMean.question(name, words.get()).orElse("leave it out, or use it: {{ " + name + " }}"),
                        null);
            }
        }
    }

    /** All words of a template; empty for one that brings in others. */
    private static Optional<Set<String>> words(TemplateKey key) {
        String text = TemplateSource.of(key);
        if (OTHERS.matcher(text).find()) {
            return Optional.empty();
        }
        Set<String> words = new TreeSet<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group());
        }
        return Optional.of(words);
    }
}
