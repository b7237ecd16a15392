package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of a text and the zone of each. All begin as the sender's own.
final class MarkedLines {
    private final List<String> lines;
    private final Zone[] zones;

    private MarkedLines(List<String> lines, Zone[] zones) {
        this.lines = lines;
        this.zones = zones;
    }

    static MarkedLines of(String text, int linesMax) {
        var lines = new ArrayList<String>();
        for (var at = 0; at < text.length(); ) {
            var end = text.indexOf('\n', at);
            if (end < 0 || lines.size() == linesMax) {
                end = text.length();
            }
            lines.add(text.substring(at, end));
            at = end + 1;
        }
        var zones = new Zone[lines.size()];
        Arrays.fill(zones, Zone.OWN);
        if (lines.size() > linesMax) {
            zones[linesMax] = Zone.REST;
        }
        return new MarkedLines(lines, zones);
    }

    int size() {
        return zones.length;
    }

    String line(int index) {
        return lines.get(index);
    }

    Zone zone(int index) {
        return zones[index];
    }

    boolean own(int index) {
        return zones[index] == Zone.OWN;
    }

    boolean blank(int index) {
        return lines.get(index).isBlank();
    }

    void mark(int index, Zone zone) {
        zones[index] = zone;
    }

    /// Marks own lines from `start` to before `end`.
    void mark(int start, int end, Zone zone) {
        for (var i = Math.max(0, start); i < Math.min(end, zones.length); i++) {
            if (zones[i] == Zone.OWN) {
                zones[i] = zone;
            }
        }
    }

    /// The next line at or after `index` that is not blank, or the number of lines.
    int nextText(int index) {
        var i = index;
        while (i < zones.length && blank(i)) {
            i++;
        }
        return i;
    }

    /// The lines of one zone; where others stood between, an empty line.
    String join(Zone zone) {
        var out = new StringBuilder();
        var gap = false;
        for (var i = 0; i < zones.length; i++) {
            if (zones[i] != zone) {
                gap = true;
                continue;
            }
            if (gap && !out.isEmpty()) {
                out.append('\n');
            }
            gap = false;
            out.append(lines.get(i).stripTrailing()).append('\n');
        }
        return out.toString().strip();
    }
}
