package dev.launchway.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What travels between controller and agent arrives as it was sent, or not at all. */
class DataPropertyTest {

    private static final String SEED = "1138";

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(DataPropertyTest::isText)
                        .asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return Arbitraries.recursive(
                () -> plain,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).asGeneric(),
                        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(6), inner)
                                .ofMaxSize(4)
                                .asGeneric()),
                0,
                4);
    }

    /** Half of a surrogate pair is no text that UTF-8 can carry. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(letter -> Character.isSurrogate((char) letter));
    }

    @Property(seed = SEED, tries = 500)
    void aValueArrivesAsItWasSent(@ForAll("values") Object value) throws ProtocolViolationException {
        Encoder encoder = new Encoder();
        DataCodec.write(encoder, value);
        Decoder decoder = new Decoder(encoder.toByteArray());

        assertThat(DataCodec.read(decoder)).isEqualTo(value);
        decoder.end();
    }

    @Property(seed = SEED, tries = 2000)
    void whatIsNoValueIsAViolationAndNothingElse(@ForAll @Size(max = 60) byte[] bytes) {
        try {
            DataCodec.read(new Decoder(bytes));
        } catch (ProtocolViolationException e) {
            assertThat(e).hasMessageNotContaining("\n").message().isNotBlank();
        }
    }

    @Property(seed = SEED, tries = 500)
    void framesArriveOneByOneAndAPartOfOneIsNone(
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 40) byte[]> frames, @ForAll int cut)
            throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Frames writer = new Frames(InputStream.nullInputStream(), sent);
        for (byte[] frame : frames) {
            writer.write(frame, true);
        }
        Frames reader = reader(sent.toByteArray());
        for (byte[] frame : frames) {
            assertThat(reader.read()).isEqualTo(frame);
        }
        assertThat(reader.read()).isNull();

        int last = frames.get(frames.size() - 1).length + Integer.BYTES;
        int left = sent.size() - 1 - Math.floorMod(cut, last - 1);
        Frames broken = reader(Arrays.copyOf(sent.toByteArray(), left));
        for (byte[] frame : frames.subList(0, frames.size() - 1)) {
            assertThat(broken.read()).isEqualTo(frame);
        }
        assertThatThrownBy(broken::read).isInstanceOf(EOFException.class);
    }

    private static Frames reader(byte[] bytes) {
        return new Frames(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
    }
}
