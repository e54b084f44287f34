package dev.launchway.cli;

import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.ModelInvalid;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;

/** Where the plan comes from. */
interface PlanSource {

    /** That of the plan jar. */
    PlanSource INSTALLED = new PlanSource() {
        @Override
        public ServicePlan find() throws ModelInvalid {
            return InstalledPlan.find(PlanSource.class.getClassLoader());
        }

        @Override
        public void checkFiles(EnvironmentPlan environment) throws ModelInvalid {
            InstalledPlan.checkFiles(environment, PlanSource.class.getClassLoader());
        }
    };

    /**
     * Finds the plan.
     *
     * @throws ModelInvalid when there is none
     */
    ServicePlan find() throws ModelInvalid;

    /**
     * Compares an environment's files with what the plan was proved against.
     *
     * @throws ModelInvalid when they differ
     */
    void checkFiles(EnvironmentPlan environment) throws ModelInvalid;
}
