package dev.launchway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.text.GeneratedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One definition serves all threads of a process: members are told apart by identity, so there is one of each. */
class ComponentDefinitionTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 500;

    /** What generated code is like. */
    private static final class Answer extends ComponentDefinition<Object> {

        Answer() {
            super(GeneratedCode.VERSION, Object.class, null, """
                    component answer
                    provides answer the:answer int method
                    """);
        }

        @Override
        protected Object call(Object component, int method, Object first, Object second) {
            return 42;
        }
    }

    @Test
    void membersThatSeveralThreadsAskForAtOnceAreTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Answer definition = new Answer();
                CyclicBarrier together = new CyclicBarrier(THREADS);
                List<Future<ProvisionMember>> asked = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    asked.add(threads.submit(() -> {
                        together.await();
                        return definition.members().provisions().get(0);
                    }));
                }
                for (Future<ProvisionMember> one : asked) {
                    assertThat(one.get())
                            .isSameAs(definition.members().provisions().get(0))
                            .satisfies(member -> assertThat(definition.provide("", member, null, null))
                                    .isEqualTo(42));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
