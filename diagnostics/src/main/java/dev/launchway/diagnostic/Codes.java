package dev.launchway.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All codes of all families. */
public final class Codes {

    private Codes() {}

    /**
     * Every code.
     *
     * @return sorted by number
     */
    public static List<Code> all() {
        List<Code> all = new ArrayList<>();
        all.addAll(List.of(ComponentCode.values()));
        all.addAll(List.of(ResourceCode.values()));
        all.addAll(List.of(EnvironmentCode.values()));
        all.addAll(List.of(TemplateCode.values()));
        all.sort(Comparator.comparing(Code::id));
        return all;
    }

    /**
     * The code of a number.
     *
     * @param id as in {@code LW210}
     * @return the code; empty when there is none
     */
    public static Optional<Code> of(String id) {
        return all().stream().filter(code -> code.id().equals(id)).findFirst();
    }
}
