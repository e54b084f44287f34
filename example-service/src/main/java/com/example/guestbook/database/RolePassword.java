package com.example.guestbook.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.file.File;

/** The password of a role, which the server is asked about: it is set where the role cannot log in by it. */
@Component
class RolePassword {

    @Namevar
    String role;

    @SubComponent
    @Template("password.sql")
    File script;

    private final Secret password;
    private final int port;

    RolePassword(String role, Secret password, int port) {
        this.role = role;
        this.password = password;
        this.port = port;
    }

    void configure(Configuration here) {
        script = File.at("password.sql").rendered("password.sql");
    }

    /** A server that does not ask for passwords yet does not tell whether this one is right. */
    void verify(Probe probe) {
        CommandResult login = probe.command(
                        "psql", "--port=" + port, "--username=" + role, "--no-password", "--command=select 1", role)
                .env("PGPASSWORD", password)
                .allowExit(0, 1, 2)
                .run();
        probe.check(login.exitCode() == 0, "the role " + role + " cannot log in with its password");
    }

    /** The password reaches the server by psql's standard input: no argument, and no file, has it. */
    void update(Target target) {
        target.command("psql", "--port=" + port, "--no-psqlrc", "--quiet", "--file=" + script.path(), "postgres")
                .stdin(password)
                .run();
    }
}
