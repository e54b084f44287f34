package dev.launchway.index;

import dev.launchway.plan.Indexed;
import javax.annotation.processing.Generated;

/**
 * Lets the compilation of a service find {@code com.example.records.Registry.Entry}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@Indexed(
        version = 2,
        records = "com.example.records.Registry.Entry"
)
interface com_example_records_Registry_Entry {
}
