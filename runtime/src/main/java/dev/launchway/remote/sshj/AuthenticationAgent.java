package dev.launchway.remote.sshj;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Speaks to an authentication agent; one question at a time. Source: the OpenSSH agent protocol, draft-miller-ssh-agent. */
final class AuthenticationAgent implements Closeable {

    private static final int LARGEST_ANSWER = 1 << 18;
    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;

    /** For {@code rsa-sha2-256}. */
    private static final int RSA_SHA2_256 = 2;

    /** For {@code rsa-sha2-512}. */
    private static final int RSA_SHA2_512 = 4;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    /**
     * A key that the agent holds.
     *
     * @param key the public key, or a certificate
     * @param comment what its owner calls it
     */
    record HeldKey(EncodedKey key, String comment) {}

    AuthenticationAgent(Path socket) throws IOException {
        this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        this.in = new DataInputStream(Channels.newInputStream(channel));
        this.out = new DataOutputStream(Channels.newOutputStream(channel));
    }

    List<HeldKey> keys() throws IOException {
        ByteBuffer answer = ask(ByteBuffer.allocate(1).put((byte) REQUEST_IDENTITIES), IDENTITIES_ANSWER);
        int count = answer.getInt();
        List<HeldKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(new HeldKey(EncodedKey.of(string(answer)), new String(string(answer), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    /** Signs data; the answer names the algorithm and holds the signature, as SSH writes them. */
    byte[] sign(byte[] key, byte[] data, String algorithm) throws IOException {
        int flags =
                switch (algorithm) {
                    case "rsa-sha2-256" -> RSA_SHA2_256;
                    case "rsa-sha2-512" -> RSA_SHA2_512;
                    default -> 0;
                };
        ByteBuffer question = ByteBuffer.allocate(1 + 4 + key.length + 4 + data.length + 4);
        question.put((byte) SIGN_REQUEST);
        question.putInt(key.length).put(key);
        question.putInt(data.length).put(data);
        question.putInt(flags);
        return string(ask(question, SIGN_RESPONSE));
    }

    @SuppressWarnings("ByteBufferBackingArray") // the questions are allocated here
    private ByteBuffer ask(ByteBuffer question, int expected) throws IOException {
        out.writeInt(question.position());
        out.write(question.array(), 0, question.position());
        out.flush();
        int length = in.readInt();
        if (length < 1 || length > LARGEST_ANSWER) {
            throw new IOException("the authentication agent sent an answer of " + length + " bytes");
        }
        ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(length));
        if (answer.remaining() < length || answer.get() != expected) {
            throw new IOException("the authentication agent refused");
        }
        return answer;
    }

    private static byte[] string(ByteBuffer from) throws IOException {
        int length = from.remaining() < 4 ? -1 : from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IOException("the authentication agent sent a broken answer");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
