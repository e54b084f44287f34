package dev.launchway.library.web;

/**
 * A web server as Debian has it.
 *
 * @param title what people call it
 * @param packageName the package that brings it
 * @param program its program
 * @param main the main file of its configuration
 * @param pidFile where its process id is; {@code null} where it is not looked for
 * @param errorLog where it says what went wrong; {@code null} where that is no file
 * @param resumed what it says there when it has read its configuration; {@code null} where it says nothing, and starts workers then alone
 */
record ServerProgram(
        String title,
        String packageName,
        String program,
        String main,
        String pidFile,
        String errorLog,
        String resumed) {

    static final ServerProgram NGINX = new ServerProgram(
            "nginx",
            "nginx",
            "/usr/sbin/nginx",
            "/etc/nginx/nginx.conf",
            "/run/nginx.pid",
            "/var/log/nginx/error.log",
            null);

    static final ServerProgram APACHE = new ServerProgram(
            "Apache",
            "apache2",
            "/usr/sbin/apache2ctl",
            "/etc/apache2/apache2.conf",
            "/run/apache2/apache2.pid",
            "/var/log/apache2/error.log",
            "resuming normal operations");

    static final ServerProgram CADDY =
            new ServerProgram("Caddy", "caddy", "/usr/bin/caddy", "/etc/caddy/Caddyfile", null, null, null);

    static final ServerProgram HAPROXY = new ServerProgram(
            "HAProxy", "haproxy", "/usr/sbin/haproxy", "/etc/haproxy/haproxy.cfg", "/run/haproxy.pid", null, null);
}
