package dev.launchway.engine.expand;

import java.util.List;

/** The model of an environment does not hold together; nothing has been touched. */
public final class InvalidModelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ModelProblem> problems;

    /**
     * Collects what is wrong.
     *
     * @param problems all of it, none empty
     */
    public InvalidModelException(List<ModelProblem> problems) {
        super(problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return in the order of roots
     */
    public List<ModelProblem> problems() {
        return problems;
    }
}
