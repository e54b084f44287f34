package dev.launchway.index;

import dev.launchway.plan.Indexed;
import javax.annotation.processing.Generated;

/**
 * Lets the compilation of a service find these components and records.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@Indexed(
        version = 2,
        components = {
                "com.example.records.Reader",
                "com.example.records.Registry"
        },
        records = {
                "com.example.records.Registry.Entries",
                "com.example.records.Registry.Entry"
        }
)
interface Index_da39a18cf045d04a {
}
