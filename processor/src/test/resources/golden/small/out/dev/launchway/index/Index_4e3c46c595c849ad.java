package dev.launchway.index;

import dev.launchway.plan.Indexed;
import javax.annotation.processing.Generated;

/**
 * Lets the compilation of a service find these components and records.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@Indexed(
        version = 2,
        components = "com.example.small.Motd"
)
interface Index_4e3c46c595c849ad {
}
