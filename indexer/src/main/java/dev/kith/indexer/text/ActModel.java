package dev.kith.indexer.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// A logistic regression over [ActFeatures]: a table of weights of one octet each, of the size its labels can fill.
/// Trained outside the build (see
/// docs/decisions/0101-act-model.md); the weights come as a resource.
final class ActModel {
    private static final int VERSION = 2;

    private final byte[] weights;
    private final float scale;
    private final float bias;
    private final int shift;

    private ActModel(byte[] weights, float scale, float bias) {
        this.weights = weights;
        this.scale = scale;
        this.bias = bias;
        this.shift = ActFeatures.BITS - Integer.numberOfTrailingZeros(weights.length);
    }

    /// @param trained one weight for each hash, the bias last
    static ActModel quantised(double[] trained) {
        var largest = 0.0;
        for (var i = 0; i < trained.length - 1; i++) {
            largest = Math.max(largest, Math.abs(trained[i]));
        }
        var weights = new byte[trained.length - 1];
        for (var i = 0; i < weights.length; i++) {
            weights[i] = (byte) Math.round(trained[i] / largest * 127);
        }
        return new ActModel(weights, (float) (largest / 127), (float) trained[trained.length - 1]);
    }

    /// A resource beside this class.
    static ActModel load(String resource) {
        try (var in = Objects.requireNonNull(ActModel.class.getResourceAsStream(resource), resource)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ActModel read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        if (in.readUnsignedByte() != VERSION) {
            throw new IOException("act weights of another version");
        }
        var bits = in.readUnsignedByte();
        if (bits > ActFeatures.BITS) {
            throw new IOException("act weights of 2^" + bits);
        }
        var scale = in.readFloat();
        var bias = in.readFloat();
        return new ActModel(in.readNBytes(1 << bits), scale, bias);
    }

    void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeByte(VERSION);
        out.writeByte(ActFeatures.BITS - shift);
        out.writeFloat(scale);
        out.writeFloat(bias);
        out.write(weights);
        out.flush();
    }

    /// Between 0 and 1.
    double probability(ActFeatures features) {
        var sum = 0.0;
        for (var i = 0; i < features.count(); i++) {
            sum += weights[features.id(i) >>> shift] * features.value(i);
        }
        return 1 / (1 + Math.exp(-bias - sum * scale * features.norm()));
    }
}
