package dev.launchway.library.service;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;

/**
 * Chooses who runs a service: what its author named; else what the host's data, else the environment's data call {@code
 * service-manager}; else what the host has, systemd before supervisor.
 *
 * @param service what is run
 * @param named by whom; {@code null} for what the host has
 * @param supervisorGroup the group of supervisor that it is in; {@code null} for none
 */
record Managers(Definition service, ServiceManager named, String supervisorGroup) {

    private static final String SETTING = "service-manager";

    static Managers of(Definition service, ServiceManager byAuthor, String supervisorGroup, Configuration here) {
        ServiceManager named = byAuthor;
        if (named == null) {
            String text = here.host()
                    .data()
                    .getOrDefault(SETTING, here.environment().data().get(SETTING));
            named = text == null ? null : ServiceManager.parse(text);
        }
        return new Managers(service, named, supervisorGroup);
    }

    Manager choose(Probe probe) {
        if (named != null) {
            return by(named);
        }
        if (probe.exists(Systemctl.BOOTED)) {
            if (Definition.isRoot() && service.places().units() != null) {
                return by(ServiceManager.SYSTEMD);
            }
            boolean own = !Definition.isRoot() && !service.changesUser();
            if (own && new Systemd(service, true).isRead()) {
                return by(ServiceManager.SYSTEMD_USER);
            }
        }
        boolean supervisor = Definition.isRoot() && Supervisor.isHere(probe, service.places());
        return by(supervisor ? ServiceManager.SUPERVISOR : ServiceManager.PROGRAM);
    }

    Manager by(ServiceManager kind) {
        return switch (kind) {
            case SYSTEMD -> new Systemd(service, false);
            case SYSTEMD_USER -> new Systemd(service, true);
            case SUPERVISOR -> new Supervisor(service, supervisorGroup);
            case PROGRAM -> new Keeper(service);
        };
    }
}
