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
                "com.example.base.Service",
                "com.example.web.Web"
        }
)
interface Index_a63d82444f9ce1c8 {
}
