package dev.kith.rules.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One scalar as a value: text, a number, true or false, a word of an enum, or what one of the given notations reads.
final class Scalars {
    private final Map<Class<?>, Notation<?>> notations = new HashMap<>();

    Scalars(Collection<Notation<?>> notations) {
        notations.forEach(notation -> this.notations.put(notation.type(), notation));
    }

    /// What a scalar is not.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;
        private final @Nullable String nearest;

        Unfit(String what, @Nullable String nearest) {
            super(what, null, false, false);
            this.nearest = nearest;
        }

        String what() {
            return String.valueOf(getMessage());
        }

        /// The known word that was probably meant.
        @Nullable
        String nearest() {
            return nearest;
        }
    }

    /// Whether a record is written as one scalar.
    boolean isNotation(Class<?> type) {
        return notations.containsKey(type);
    }

    Object value(Located.Scalar scalar, Class<?> type) throws Unfit {
        var text = scalar.text();
        if (scalar.isNull()) {
            throw new Unfit("Nothing stands here; expected " + expected(type) + ".", null);
        }
        if (type.isEnum() && !isNotation(type)) {
            return constant(text, type);
        }
        try {
            return parsed(text, type);
        } catch (IllegalArgumentException _) {
            throw new Unfit("\"" + text + "\" does not fit; expected " + expected(type) + ".", null);
        }
    }

    private Object parsed(String text, Class<?> type) {
        var notation = notations.get(type);
        if (notation != null) {
            return notation.parse().apply(text);
        }
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return Integer.parseInt(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.parseDouble(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        throw new IllegalStateException("no notation for " + type);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Object constant(String text, Class<?> type) throws Unfit {
        var wanted = text.replace('_', '-');
        var known = new LinkedHashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            known.put(Words.word((Enum<?>) constant), constant);
        }
        var found = known.get(wanted);
        if (found == null) {
            throw new Unfit(
                    "\"" + text + "\" is not known here; expected one of " + String.join(", ", known.keySet()) + ".",
                    Words.nearest(wanted, known.keySet()));
        }
        return found;
    }

    /// What completes "expected ...".
    String expected(Class<?> type) {
        var notation = notations.get(type);
        if (notation != null) {
            return notation.expected();
        }
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> Words.word((Enum<?>) constant))
                                    .toList());
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "text";
    }
}
