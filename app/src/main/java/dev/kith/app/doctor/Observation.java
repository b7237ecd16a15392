package dev.kith.app.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What one check found, as `doctor --json` prints it.
///
/// @param check the check's name, one word
/// @param about the account or the folder it is about; empty when it is about Kith as a whole
/// @param state `ok`, `note` (worth knowing) or `problem` (to be mended)
/// @param remedy what to do; empty when nothing needs to be done
public record Observation(String check, String about, State state, String found, String remedy) {
    /// How bad it is.
    public enum State {
        OK,
        NOTE,
        PROBLEM;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Observation ok(String check, String about, String found) {
        return new Observation(check, about, State.OK, found, "");
    }

    static Observation note(String check, String about, String found, String remedy) {
        return new Observation(check, about, State.NOTE, found, remedy);
    }

    static Observation problem(String check, String about, String found, String remedy) {
        return new Observation(check, about, State.PROBLEM, found, remedy);
    }
}
