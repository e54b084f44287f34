package dev.launchway.index;

import dev.launchway.plan.Indexed;
import javax.annotation.processing.Generated;

/**
 * Lets the compilation of a service find {@code com.example.shop.NginxOnDebian}.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
@Indexed(
        version = 2,
        components = "com.example.shop.NginxOnDebian"
)
interface com_example_shop_NginxOnDebian {
}
