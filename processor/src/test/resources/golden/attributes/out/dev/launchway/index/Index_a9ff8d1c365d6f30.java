package dev.launchway.index;

import dev.launchway.plan.Indexed;
import javax.annotation.processing.Generated;

/**
 * Lets the compilation of a service find these components and records.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@Indexed(
        version = 2,
        components = "com.example.attributes.Server",
        records = "com.example.attributes.Size"
)
interface Index_a9ff8d1c365d6f30 {
}
