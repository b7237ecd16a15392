package dev.kith.rules.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema (2020-12) of what a [Binder] binds, for editors.
public final class Schema {
    private final Map<Class<?>, Notation<?>> notations = new HashMap<>();

    private Schema(Collection<Notation<?>> notations) {
        notations.forEach(notation -> this.notations.put(notation.type(), notation));
    }

    /// Pretty-printed, with a line end.
    public static String of(Class<? extends Record> type, String title, Collection<Notation<?>> notations) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(new Schema(notations).record(type));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(argument[1]) : list(argument[0]);
        }
        var plain = (Class<?>) type;
        var notation = notations.get(plain);
        if (notation != null) {
            // in an order of its own: a map made by Map.of has another in each run
            var scalar = new LinkedHashMap<String, Object>();
            scalar.put("type", "string");
            scalar.put("pattern", "^(" + notation.pattern() + ")$");
            return scalar;
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return Map.of(
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(constant -> Words.word((Enum<?>) constant))
                            .toList());
        }
        if (plain == int.class || plain == Integer.class) {
            return Map.of("type", "integer");
        }
        if (plain == double.class || plain == Double.class) {
            return Map.of("type", "number");
        }
        return Map.of("type", plain == boolean.class ? "boolean" : "string");
    }

    private Map<String, Object> map(Type value) {
        var map = new LinkedHashMap<String, Object>();
        map.put("type", "object");
        map.put("additionalProperties", schema(value));
        return map;
    }

    private Map<String, Object> list(Type element) {
        if (element instanceof Class<?> type && type.isSealed()) {
            var properties = new LinkedHashMap<String, Object>();
            Keys.choices(type).forEach((key, choice) -> {
                var described = new LinkedHashMap<String, Object>();
                var field = choice.getAnnotation(Field.class);
                if (field != null) {
                    described.put("description", field.value());
                }
                described.putAll(record(choice));
                properties.put(key, described);
            });
            return object(properties, List.of());
        }
        var items = new LinkedHashMap<String, Object>();
        items.put("type", "array");
        items.put("items", schema(element));
        var either = new LinkedHashMap<String, Object>();
        either.put("anyOf", List.of(items, schema(element)));
        return either;
    }

    private Map<String, Object> record(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length == 1 && components[0].getName().equals("value")) {
            return schema(components[0].getGenericType());
        }
        var properties = new LinkedHashMap<String, Object>();
        for (var component : components) {
            var property = new LinkedHashMap<String, Object>();
            var field = component.getAnnotation(Field.class);
            if (field != null) {
                property.put("description", field.value());
            }
            property.putAll(schema(component.getGenericType()));
            properties.put(Keys.of(component), property);
        }
        return object(
                properties,
                Arrays.stream(components).filter(Schema::required).map(Keys::of).collect(Collectors.toList()));
    }

    private static boolean required(RecordComponent component) {
        var field = component.getAnnotation(Field.class);
        return (field == null || field.otherwise().isEmpty())
                && !Keys.isNullable(component)
                && component.getType() != List.class
                && component.getType() != Map.class;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }
}
