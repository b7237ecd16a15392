package dev.kith.rules.cadence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The shipped weights of one horizon, on standardised features. Fitted as docs/tie.md says; the file is its output.
///
/// @param mean of each feature, taken off
/// @param scale of each feature, divided by
record Weights(List<Feature> features, double[] mean, double[] scale, double[] weight) {
    /// Lines: horizon in days, feature, mean, scale, weight.
    static Weights shipped(String resource, int horizonDays) {
        try (var in = Weights.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), horizonDays);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Weights read(BufferedReader lines, int horizonDays) throws IOException {
        var features = new ArrayList<Feature>();
        var figures = new ArrayList<double[]>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var cells = List.of(line.split(",", -1));
            if (cells.getFirst().equals(Integer.toString(horizonDays))) {
                features.add(Feature.valueOf(cells.get(1).toUpperCase(Locale.ROOT)));
                figures.add(new double[] {
                    Double.parseDouble(cells.get(2)), Double.parseDouble(cells.get(3)), Double.parseDouble(cells.get(4))
                });
            }
        }
        if (features.isEmpty()) {
            throw new IllegalStateException("no weights for " + horizonDays + " days");
        }
        return new Weights(List.copyOf(features), column(figures, 0), column(figures, 1), column(figures, 2));
    }

    private static double[] column(List<double[]> figures, int index) {
        return figures.stream().mapToDouble(line -> line[index]).toArray();
    }

    double[] row(Tie tie, Tie.Owner owner, long today) {
        var row = Feature.row(features, tie, owner, today);
        for (var i = 0; i < row.length; i++) {
            row[i] = (row[i] - mean[i]) / scale[i];
        }
        return row;
    }
}
