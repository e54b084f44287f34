package dev.launchway.engine.rollout;

/** Root components that are proven to be unchanged: nobody looks at them. What they wait for is proven, too. */
public interface ProvenRoots {

    /** None is. */
    ProvenRoots NONE = new ProvenRoots() {
        @Override
        public boolean isProven(int root) {
            return false;
        }

        @Override
        public int tell(int root) {
            throw new IllegalArgumentException("no root component is proven");
        }
    };

    /**
     * Whether one is.
     *
     * @param root its index in the environment
     * @return whether it is unchanged for certain
     */
    boolean isProven(int root);

    /**
     * Tells of one that is, as an agent would have told.
     *
     * @param root its index in the environment
     * @return how many components it has, which are all unchanged
     */
    int tell(int root);
}
