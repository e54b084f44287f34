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
                "com.example.shop.App",
                "com.example.shop.Nginx",
                "com.example.shop.NginxOnDebian"
        }
)
interface Index_f52e41db394e1cae {
}
