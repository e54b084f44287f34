/** Shows an expanded environment: its hosts, the order of deployment, components and resources. It knows no command. */
package dev.launchway.cli.overview;
