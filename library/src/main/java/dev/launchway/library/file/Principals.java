package dev.launchway.library.file;

import dev.launchway.api.Probe;
import dev.launchway.api.UpdateNeeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Compares the names and numbers of users and groups, by what the target knows when it is asked. */
enum Principals {
    USER("user"),
    GROUP("group");

    private final String word;

    Principals(String word) {
        this.word = word;
    }

    /** Whether both mean the same one; asks for an update in a prediction that cannot know the wanted one yet. */
    boolean same(Probe probe, Path path, String actual, String wanted) {
        if (actual.equals(wanted)) {
            return true;
        }
        UserPrincipal found;
        try {
            found = lookup(wanted);
        } catch (UserPrincipalNotFoundException e) {
            if (probe.predicting()) {
                throw new UpdateNeeded("the " + word + " '" + wanted + "' does not exist yet");
            }
            throw new IllegalStateException(
                    "there is no " + word + " '" + wanted + "' on this host, to whom " + path
                            + " is to belong: create it in a component that is deployed before",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the " + word + " '" + wanted + "' of " + path + " cannot be looked up: " + e.getMessage(), e);
        }
        try {
            return found.equals(lookup(actual));
        } catch (IOException e) {
            return false;
        }
    }

    private UserPrincipal lookup(String name) throws IOException {
        UserPrincipalLookupService service = FileSystems.getDefault().getUserPrincipalLookupService();
        return this == USER ? service.lookupPrincipalByName(name) : service.lookupPrincipalByGroupName(name);
    }
}
