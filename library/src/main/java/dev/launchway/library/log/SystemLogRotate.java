package dev.launchway.library.log;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;

/**
 * Has the system's logrotate rotate the log files of its host, as root: it gathers what each {@link LogFile} says into a file of {@code
 * /etc/logrotate.d}. A root component, by the name {@code system-logrotate}.
 *
 * <pre>{@code
 * // of any component of a host, which has "system-logrotate" too
 * LogFile log = LogFile.at("/var/log/shop/app.log").su("shop", "shop");
 * }</pre>
 *
 * <p>The system runs it once a day. A new text is tried by {@code logrotate -d} before it takes the place of the old one.
 */
@Component("system-logrotate")
public class SystemLogRotate extends LogRotation {

    /** The file: {@code /etc/logrotate.d/shop}. */
    @Attribute(required = true)
    Path file;

    /** As whom the file is written and tried, by {@code sudo} where the deployment is not that user's already. */
    @Attribute
    String as = "root";

    @SubComponent
    RotationFile config;

    @Override
    String table() {
        return "system-logrotate";
    }

    void configure(Configuration here) {
        config = file(here, file, here.map("state"), ActingUser.ofAttribute("system-logrotate", as));
    }
}
