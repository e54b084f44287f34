package dev.launchway.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void eachNumberIsTakenOnce() {
        assertThat(Codes.all()).extracting(Code::id).doesNotHaveDuplicates().isSorted();
        assertThat(Codes.all()).allMatch(code -> code.id().matches("LW[1-4][0-9]{2}"));
    }

    @Test
    void aCodeIsFoundByItsNumber() {
        assertThat(Codes.of("LW210")).contains(ResourceCode.UNSATISFIED);
        assertThat(Codes.of("LW999")).isEmpty();
    }
}
