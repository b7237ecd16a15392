package dev.kith.rules.yaml;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How records and their components are called in a file.
final class Keys {
    private Keys() {}

    static String of(RecordComponent component) {
        var field = component.getAnnotation(Field.class);
        return field != null && !field.key().isEmpty() ? field.key() : Words.key(component.getName());
    }

    /// The records below a sealed interface by their keys.
    static Map<String, Class<?>> choices(Class<?> sealed) {
        var known = new LinkedHashMap<String, Class<?>>();
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                known.put(of(permitted), permitted);
            } else {
                known.putAll(choices(permitted));
            }
        }
        return known;
    }

    private static String of(Class<?> record) {
        var field = record.getAnnotation(Field.class);
        return field != null && !field.key().isEmpty()
                ? field.key()
                : Words.key(record.getSimpleName()).substring(1);
    }

    /// Whether a component may be left out without anything in its place.
    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
