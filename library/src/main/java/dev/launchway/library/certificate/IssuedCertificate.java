package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.RequiredProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A certificate that an authority gives by ACME, as a script asks for it. What the client has got and still holds is put in place, and
 * the authority is not asked: it counts who asks, and refuses those who do so too often.
 */
@Component
@Observed
final class IssuedCertificate {

    @Namevar
    String name;

    private final CertificateComponent<?> whole;
    private final AcmeOrder order;
    private final Path script;
    private final Duration timeout;
    private final List<SiteName> names;
    private String action = "";

    IssuedCertificate(CertificateComponent<?> whole, AcmeOrder order, Path script, Duration timeout) {
        this.whole = whole;
        this.order = order;
        this.script = script;
        this.timeout = timeout;
        this.name = order.names().get(0);
        this.names = order.names().stream().map(SiteName::of).toList();
    }

    void configure(Configuration here) {
        for (Path file : List.of(whole.chain(), whole.key())) {
            here.manage(file, Aspect.CONTENT);
            here.manage(file, Aspect.MODE);
        }
        here.settle(whole.chain(), whole.key(), order, timeout, whole.actor().name());
        whole.declareFiles(here);
        new Putting(whole, order.got()).declare(here);
    }

    void verify(Probe probe) {
        Probe eyes = whole.actor().on(probe);
        for (Path file : List.of(whole.chain(), whole.key())) {
            Placement.checkReplaceable(eyes, file, eyes.status(file), "a file");
            Placement.checkParent(eyes, file, whole.isLeading());
        }
        Pair got = order.got();
        String problem = got.problem(probe, names, order.left());
        action = problem == null ? "install" : "issue";
        if (problem == null) {
            probe.check(
                    isInPlace(probe, eyes, got.chain(), whole.chain(), CertificateComponent.PUBLIC),
                    "it is not in place");
            probe.check(isInPlace(probe, eyes, got.key(), whole.key(), whole.keyMode()), "its key is not in place");
            return;
        }
        if (!Placement.isDirectory(probe, order.webroot())) {
            throw new IllegalStateException("there is no directory " + order.webroot()
                    + ", where the authority's server looks for an answer: deploy it before, and let the web server show it"
                    + " below http://" + name + "/.well-known/acme-challenge/");
        }
        probe.check(false, problem);
    }

    private static boolean isInPlace(Probe probe, Probe eyes, Path got, Path placed, FileMode mode) {
        FileStatus now = eyes.status(placed);
        return now.isFile() && now.mode().equals(mode) && Arrays.equals(probe.readBytes(got), eyes.readBytes(placed));
    }

    void update(Target target) {
        if (action.equals("issue") && !target.predicting()) {
            RequiredProgram.check(
                    target, order.client().program(), order.client().program());
        }
        Target hands = whole.actor().on(target);
        Placement.createParent(hands, whole.key(), whole.isLeading());
        Placement.createParent(hands, whole.chain(), whole.isLeading());
        target.command(script.toString(), action).timeout(timeout).run();
        if (target.predicting()) {
            whole.write(hands, whole.key(), new byte[0], whole.keyMode());
            whole.write(hands, whole.chain(), new byte[0], CertificateComponent.PUBLIC);
            return;
        }
        String problem = new Pair(whole.chain(), whole.key()).problem(hands, names, Duration.ZERO);
        if (problem != null) {
            throw new IllegalStateException(order.client().program() + " said that it has got the certificate, and "
                    + problem + "; what it has lies in " + order.store());
        }
    }
}
