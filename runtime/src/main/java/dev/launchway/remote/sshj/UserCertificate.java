package dev.launchway.remote.sshj;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;

/** Reads certificates of users. */
final class UserCertificate {

    private static final long OF_USER = 1;

    private UserCertificate() {}

    /** The key that it is about; empty when it is no certificate of a user. */
    static Optional<EncodedKey> keyOf(EncodedKey certificate) {
        try {
            return EncodedKey.isCertificate(certificate.type())
                            && certificate.decoded() instanceof Certificate<?> read
                            && read.getType() == OF_USER
                    ? Optional.of(EncodedKey.of(read.getKey()))
                    : Optional.empty();
        } catch (Buffer.BufferException | SSHRuntimeException e) {
            return Optional.empty();
        }
    }
}
