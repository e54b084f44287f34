package dev.launchway.report;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.diagnostic.Subject;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.HostNames;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The problems and warnings of checks as findings, for code hosts; what is the same on many hosts is one finding. */
public final class FindingReport implements EventSink {

    /** What is the same wherever it was found. */
    private record Fault(
            String code,
            Severity severity,
            String message,
            List<String> details,
            String location,
            String help,
            String breadcrumb) {}

    /** Where a fault was found: hosts by environment. */
    private final Map<Fault, Map<String, Set<String>>> faults = new LinkedHashMap<>();

    /** A report without findings. */
    public FindingReport() {}

    @Override
    public void accept(RunEvent event) {
        if (event instanceof Problem problem) {
            Fault fault = new Fault(
                    problem.code(),
                    Severity.ERROR,
                    problem.failure().message(),
                    problem.failure().details(),
                    problem.failure().location(),
                    problem.help(),
                    problem.breadcrumb());
            add(fault, problem.environment(), problem.host());
        } else if (event instanceof Warning warning) {
            Fault fault = new Fault(
                    warning.code(),
                    Severity.WARNING,
                    warning.message(),
                    List.of(),
                    warning.location(),
                    warning.help(),
                    "");
            add(fault, warning.environment(), "");
        }
    }

    private void add(Fault fault, String environment, String host) {
        Set<String> hosts = faults.computeIfAbsent(fault, key -> new LinkedHashMap<>())
                .computeIfAbsent(environment, key -> new LinkedHashSet<>());
        if (!host.isEmpty()) {
            hosts.add(host);
        }
    }

    /**
     * What was found so far.
     *
     * @return in the order of discovery
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        faults.forEach((fault, where) -> findings.add(finding(fault, where)));
        return findings;
    }

    private static Finding finding(Fault fault, Map<String, Set<String>> where) {
        Code code = Code.of(fault.code()).orElse(Code.LW100_INTERNAL_FAULT);
        String[] message = CleanText.withoutColours(fault.message()).split("\n", -1);
        Finding finding = Finding.of(code, fault.severity(), message[0]);
        for (int i = 1; i < message.length; i++) {
            finding = finding.detail(message[i]);
        }
        List<String> environments = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (Map.Entry<String, Set<String>> entry : where.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                environments.add(entry.getKey());
            }
            hosts.addAll(entry.getValue());
            String affected =
                    Incidents.where(fault.breadcrumb(), HostNames.text(List.copyOf(entry.getValue())), entry.getKey());
            if (!affected.isEmpty()) {
                finding = finding.detail(affected);
            }
        }
        for (String line : fault.details()) {
            finding = finding.detail(CleanText.withoutColours(line));
        }
        if (!fault.help().isEmpty()) {
            finding = finding.help(CleanText.of(fault.help()));
        }
        Optional<Place> place = place(fault.location(), environments);
        return (place.isPresent() ? finding.at(place.get()) : finding)
                .about(new Subject("", environments, hosts, fault.breadcrumb()));
    }

    /** Code hosts show nothing that has no file: of what has none, that is the environment's. */
    private static Optional<Place> place(String location, List<String> environments) {
        if (!location.isEmpty()) {
            return Optional.of(Place.parse(location));
        }
        return environments.stream().findFirst().map(environment -> Place.of("environments/" + environment + ".toml"));
    }
}
