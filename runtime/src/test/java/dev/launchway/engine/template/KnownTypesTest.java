package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.ComponentDefinition;
import dev.launchway.template.KnownType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownTypesTest {

    @ParameterizedTest
    @EnumSource(
            value = KnownType.class,
            names = {"LOOP"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyMemberThatTheCompilerKnowsIsRead(KnownType type) {
        Object sample = Samples.of(type);

        assertThat(KnownTypes.of(sample)).contains(type);
        for (String name : type.names()) {
            assertThat(KnownTypes.read(sample, name))
                    .as(type + "." + name)
                    .isNotNull()
                    .isNotSameAs(ComponentDefinition.UNKNOWN);
        }
        assertThat(KnownTypes.read(sample, "nothing")).isSameAs(ComponentDefinition.UNKNOWN);
    }
}
