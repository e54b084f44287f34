package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The author's word that {@code verify} and {@code lastUpdated} of a component decide by what {@code Probe} shows, and nothing
 * else: not by the clock, a file, a socket, an environment variable, a process or chance, unless {@code Probe} shows it, and not by
 * what an earlier call has left in a field that is static.
 *
 * <p>Of such a component it is remembered what its {@code verify} was shown when it found nothing to do. Where all of that is still
 * so when the next run begins, there is nothing to do again, and no Java is started on the host to find that out. A component with
 * neither method needs no annotation.
 *
 * <p>It holds for subclasses too, until one declares a {@code verify} or a {@code lastUpdated}, or overrides another method of the
 * component than {@code configure} and {@code update}: that one says it again, if it is so.
 *
 * <pre>{@code
 * @Component
 * @Observed
 * class Motd {
 *     void verify(Probe probe) {
 *         probe.check(probe.read(file).equals(text), "it has another text");
 *     }
 *     …
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Observed {}
