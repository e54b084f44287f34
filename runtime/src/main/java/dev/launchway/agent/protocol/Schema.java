package dev.launchway.agent.protocol;

/** The types of messages. A change of any field of any message is another version. */
final class Schema {

    static final int VERSION = 8;

    static final int BEGIN = 1;
    static final int DEPLOY = 2;
    static final int HOSTS = 3;
    static final int INTERRUPT = 4;
    static final int END = 5;
    static final int ALIVE = 6;
    static final int FILE_PART = 7;
    static final int FILE_NAMES = 8;
    static final int CONTENT_FOUND = 9;
    static final int CONTENT_MISSING = 10;
    static final int CONTENT_PART = 11;

    static final int READY = 33;
    static final int REFUSED = 34;
    static final int TOLD = 35;
    static final int ROOT_ENDED = 36;
    static final int ASK_HOSTS = 37;
    static final int ENDED = 38;
    static final int AGENT_ALIVE = 39;
    static final int ASK_FILE = 40;
    static final int ASK_FILE_NAMES = 41;
    static final int ASK_CONTENT = 42;
    static final int ASK_CONTENT_PART = 43;

    private Schema() {}
}
