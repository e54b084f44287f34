package dev.launchway.remote.sshj;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Authentication by a key that only the agent can use. Source: RFC 4252, section 7. */
final class AgentPublicKey extends AbstractAuthMethod {

    private final AuthenticationAgent agent;
    private final byte[] key;
    private Deque<String> algorithms;

    AgentPublicKey(AuthenticationAgent agent, byte[] key) {
        super("publickey");
        this.agent = agent;
        this.key = key;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            params.getTransport().write(request.putString(agent.sign(key, data, algorithm())));
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new UserAuthException(e.getMessage(), e);
        }
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    @Override
    public boolean shouldRetry() {
        if (algorithms == null) {
            return false;
        }
        algorithms.poll();
        return !algorithms.isEmpty();
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm()).putString(key);
    }

    private String algorithm() throws UserAuthException {
        if (algorithms == null) {
            algorithms = new ArrayDeque<>();
            KeyType type = KeyType.fromString(typeOf(key));
            try {
                for (KeyAlgorithm one : params.getTransport().getClientKeyAlgorithms(type)) {
                    algorithms.add(one.getKeyAlgorithm());
                }
            } catch (TransportException e) {
                algorithms.add(typeOf(key));
            }
        }
        String algorithm = algorithms.peek();
        if (algorithm == null) {
            throw new UserAuthException("the server knows no algorithm for a key of type " + typeOf(key));
        }
        return algorithm;
    }

    static String typeOf(byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        int length = buffer.remaining() < 4 ? 0 : buffer.getInt();
        return length < 0 || length > buffer.remaining() ? "" : new String(blob, 4, length, StandardCharsets.US_ASCII);
    }
}
