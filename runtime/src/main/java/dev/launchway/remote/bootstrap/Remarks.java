package dev.launchway.remote.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** What a host's own findings mean for people: what was wrong below its target directory, and what has been done about it. */
final class Remarks {

    private final TargetPlace place;
    private final List<LayerId> layers;
    private final List<String> texts = new ArrayList<>();

    Remarks(TargetPlace place, List<LayerId> layers) {
        this.place = place;
        this.layers = layers;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    void add(TargetReply reply) {
        for (String finding : reply.findings()) {
            String value = finding.substring(finding.indexOf('=') + 1);
            String text =
                    switch (finding.substring(0, finding.indexOf('='))) {
                        case "aside" -> aside(value);
                        case "damaged" -> damaged(value);
                        case "doubted" ->
                            "the agent ended before its first word; Java was chosen anew, and its archive of"
                                    + " classes is made anew";
                        case "opened" ->
                            value
                                    + " could be written by others; only its owner may do so now, and what runs from it was sent"
                                    + " again";
                        default -> shared(value);
                    };
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
    }

    private static String aside(String value) {
        int blank = value.lastIndexOf(' ');
        return "there was something foreign at .launchway/" + value.substring(0, blank) + "; it is called .launchway/"
                + value.substring(blank + 1) + " now";
    }

    private String damaged(String file) {
        if (file.startsWith("archives/")) {
            return "the archive of classes in .launchway was damaged; it is made anew";
        }
        if (file.startsWith("runtimes/")) {
            return "the Java runtime in .launchway was damaged; it is sent again where it is needed";
        }
        for (LayerId layer : layers) {
            if (file.endsWith("/" + layer.fileName())) {
                return "the layer '" + layer.name() + "' in .launchway was damaged; it was sent again";
            }
        }
        return "a layer of another plan jar in .launchway was damaged; it was deleted";
    }

    private String shared(String value) {
        return value.substring(value.indexOf(' ') + 1) + " may be written by a group: each of its members can become "
                + place.serviceUser().orElse("the user who logs in");
    }

    /** What others may exchange is not run. */
    static void refuseExposed(TargetPlace place, TargetReply reply) throws HostUnfitException {
        for (String finding : reply.findings()) {
            boolean others = finding.startsWith("exposed=others ");
            if (others || finding.startsWith("exposed=owner ")) {
                String user = place.serviceUser().orElse("the user who logs in");
                throw new HostUnfitException(
                        finding.substring(finding.indexOf(' ') + 1)
                                + (others ? " may be written by everyone" : " belongs to another user")
                                + ", who could exchange what runs below it as " + user,
                        others
                                ? "take that right away (chmod o-w), or set target-directory to another place"
                                : "give it to root or to the user who deploys, deploy as its owner with service-user, or set"
                                        + " target-directory to another place");
            }
        }
    }
}
