package dev.launchway.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeTest {

    @Test
    void eachNumberIsTakenOnce() {
        assertThat(Code.values()).extracting(Code::id).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theNameBeginsWithTheNumber() {
        assertThat(Code.values()).allMatch(code -> code.name().matches("LW[1-4][0-9]{2}_[A-Z_]+"));
        assertThat(Code.LW212_UNUSED_RESOURCE.id()).isEqualTo("LW212");
        assertThat(Code.LW212_UNUSED_RESOURCE.title()).isEqualTo("UNUSED_RESOURCE");
        assertThat(Code.LW212_UNUSED_RESOURCE.family()).isEqualTo(Code.Family.RESOURCE);
    }

    @Test
    void aCodeIsFoundByItsNumber() {
        assertThat(Code.of("LW210")).contains(Code.LW210_UNSATISFIED_REQUIREMENT);
        assertThat(Code.of("LW999")).isEmpty();
    }
}
