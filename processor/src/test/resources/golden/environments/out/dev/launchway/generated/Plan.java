package dev.launchway.generated;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import javax.annotation.processing.Generated;

/**
 * The plan of the service: its environments, and the platforms that components extend others on.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
public final class Plan extends GeneratedPlan {
    /**
     * Called by the service loader.
     */
    public Plan() {
        super(2, """
                environment production
                environment staging
                platform debian
                  extension com.example.shop.Nginx com.example.shop.NginxOnDebian
                """);
    }

    @Override
    protected EnvironmentPlan environment(int number) {
        return switch (number) {
            case 0 -> Plan_production.read();
            case 1 -> Plan_staging.read();
            default -> throw new IndexOutOfBoundsException(number);
        };
    }
}
