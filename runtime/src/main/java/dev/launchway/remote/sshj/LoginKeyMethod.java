package dev.launchway.remote.sshj;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Asks the host whether it takes a key, and signs only when it does; or signs at once, which saves a round trip where the key is
 * the only one. Source: RFC 4252, section 7.
 */
final class LoginKeyMethod extends AbstractAuthMethod {

    private final LoginKey key;
    private final String algorithm;
    private final boolean unasked;
    private volatile boolean awaited;

    /**
     * Prepares.
     *
     * @param key the key
     * @param algorithm how it signs
     * @param unasked whether it signs before the host has said that it takes the key
     */
    LoginKeyMethod(LoginKey key, String algorithm, boolean unasked) {
        super("publickey");
        this.key = key;
        this.algorithm = algorithm;
        this.unasked = unasked;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        if (!key.signer().isReady()) {
            awaited = true;
            throw new UserAuthException(key.name() + " is not ready");
        }
        params.getTransport().write(signed());
    }

    /** Whether the host takes the key, and only {@link LoginKey.Signer#prepare} is missing; what asks people must not block a connection. */
    boolean isAwaited() {
        return awaited;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return unasked ? signed() : request(false);
    }

    private SSHPacket signed() throws UserAuthException {
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        String plain = algorithm.startsWith("rsa-sha2-")
                ? algorithm.substring(0, "rsa-sha2-512".length())
                : EncodedKey.plainType(algorithm);
        try {
            return request.putString(key.signer().sign(plain, data));
        } catch (IOException e) {
            throw new UserAuthException(e.getMessage(), e);
        }
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq()
                .putBoolean(signed)
                .putString(algorithm)
                .putString(key.key().blob());
    }
}
