package dev.kith.rules.yaml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds a YAML document to a record, strictly: an unknown key, a missing one, a value of another type are mistakes;
/// all are collected. Records, lists, maps with text keys, enums, text, numbers, booleans and the given notations;
/// a list of a sealed interface is a mapping whose keys name its records, and a record with one component `value`
/// is written as that value.
public final class Binder {
    private final String file;
    private final Scalars scalars;
    private final List<Mistake> mistakes = new ArrayList<>();
    /// What was laid over nothing, with the ids that it could have been laid over.
    private final IdentityHashMap<Located.Mapping, List<String>> newcomers = new IdentityHashMap<>();

    public Binder(String file, Collection<Notation<?>> notations) {
        this.file = file;
        this.scalars = new Scalars(notations);
    }

    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /// @return null when there is a mistake
    public <T extends Record> @Nullable T bind(String text, Class<T> type) {
        var root = Reading.read(file, text, mistakes);
        if (root == null) {
            return null;
        }
        return bound(root, type);
    }

    /// Binds `text` laid over a valid `ground`: key by key, and lists of mappings with an `id` by that id.
    ///
    /// @param whole keys whose value is taken whole
    /// @return null when there is a mistake
    public <T extends Record> @Nullable T bindOver(String ground, String text, List<String> whole, Class<T> type) {
        var mine = Reading.read(file, text, mistakes);
        var below = Reading.read("shipped", ground, mistakes);
        if (mine == null || below == null) {
            return null;
        }
        doubles(mine);
        newcomers.putAll(Overlay.newcomers(below, mine));
        return bound(Overlay.over(below, mine, whole), type);
    }

    /// What laying over would hide: keys and ids that stand twice.
    private void doubles(Located node) {
        switch (node) {
            case Located.Mapping mapping -> {
                checked(mapping, null);
                mapping.entries().forEach(entry -> doubles(entry.value()));
            }
            case Located.Sequence sequence -> {
                var seen = new HashSet<String>();
                for (var item : sequence.items()) {
                    if (item instanceof Located.Mapping mapping) {
                        mapping.entries().stream()
                                .filter(entry -> entry.key().equals("id")
                                        && entry.value() instanceof Located.Scalar id
                                        && !seen.add(id.text()))
                                .forEach(entry -> wrong(entry.value(), "This id stands here twice."));
                    }
                    doubles(item);
                }
            }
            case Located.Scalar _ -> {}
        }
    }

    private <T extends Record> @Nullable T bound(Located root, Class<T> type) {
        var bound = bind(root, type);
        return mistakes.isEmpty() ? type.cast(bound) : null;
    }

    private @Nullable Object bind(Located node, Type type) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(node, argument[1]) : list(node, argument[0]);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord() && !scalars.isNotation(plain)) {
            return record(node, plain);
        }
        return node instanceof Located.Scalar scalar
                ? scalar(scalar, plain)
                : wrong(node, "Expected " + scalars.expected(plain) + ".");
    }

    private @Nullable Object scalar(Located.Scalar scalar, Class<?> type) {
        try {
            return scalars.value(scalar, type);
        } catch (Scalars.Unfit e) {
            mistakes.add(new Mistake(file, scalar.line(), scalar.column(), e.what(), e.nearest()));
            return null;
        }
    }

    private @Nullable Object list(Located node, Type element) {
        if (element instanceof Class<?> type && type.isSealed()) {
            return choices(node, type);
        }
        if (node instanceof Located.Sequence sequence) {
            var items = new ArrayList<Object>();
            for (var item : sequence.items()) {
                var bound = bind(item, element);
                if (bound != null) {
                    items.add(bound);
                }
            }
            return List.copyOf(items);
        }
        // one value stands for a list of one
        var bound = bind(node, element);
        return bound == null ? null : List.of(bound);
    }

    private @Nullable Object choices(Located node, Class<?> sealed) {
        if (!(node instanceof Located.Mapping mapping)) {
            return wrong(node, "Expected a mapping of conditions.");
        }
        var known = Keys.choices(sealed);
        var chosen = new ArrayList<Object>();
        for (var entry : checked(mapping, known.keySet())) {
            var type = known.get(entry.key());
            var bound = type == null ? null : record(entry.value(), type);
            if (bound != null) {
                chosen.add(bound);
            }
        }
        return List.copyOf(chosen);
    }

    private @Nullable Object map(Located node, Type value) {
        if (!(node instanceof Located.Mapping mapping)) {
            return wrong(node, "Expected a mapping.");
        }
        var bound = new LinkedHashMap<String, Object>();
        for (var entry : checked(mapping, null)) {
            var one = bind(entry.value(), value);
            if (one != null) {
                bound.put(entry.key(), one);
            }
        }
        return bound;
    }

    private @Nullable Object record(Located node, Class<?> type) {
        var components = type.getRecordComponents();
        var before = mistakes.size();
        var values = new @Nullable Object[components.length];
        if (components.length == 1 && components[0].getName().equals("value")) {
            values[0] = bind(node, components[0].getGenericType());
        } else if (node instanceof Located.Mapping mapping) {
            members(mapping, components, values);
        } else {
            return wrong(
                    node,
                    "Expected a mapping with "
                            + String.join(
                                    ", ",
                                    Arrays.stream(components).map(Keys::of).toList()) + ".");
        }
        return mistakes.size() > before ? null : construct(node, type, components, values);
    }

    private void members(Located.Mapping mapping, RecordComponent[] components, @Nullable Object[] values) {
        var keys = Arrays.stream(components).map(Keys::of).toList();
        for (var entry : checked(mapping, keys)) {
            var index = keys.indexOf(entry.key());
            if (index >= 0) {
                values[index] = bind(entry.value(), components[index].getGenericType());
            }
        }
        for (var index = 0; index < components.length; index++) {
            var key = keys.get(index);
            // a misspelt key is one mistake, not two
            if (mapping.entries().stream()
                    .noneMatch(entry -> entry.key().equals(key)
                            || (!keys.contains(entry.key()) && key.equals(Words.nearest(entry.key(), keys))))) {
                values[index] = otherwise(mapping, components[index]);
            }
        }
    }

    private @Nullable Object otherwise(Located.Mapping mapping, RecordComponent component) {
        var field = component.getAnnotation(Field.class);
        if (field != null && !field.otherwise().isEmpty()) {
            return bind(
                    new Located.Scalar(field.otherwise(), false, mapping.line(), mapping.column()),
                    component.getGenericType());
        }
        if (Keys.isNullable(component)) {
            return null;
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        if (component.getType() == Map.class) {
            return Map.of();
        }
        return missing(mapping, Keys.of(component));
    }

    /// A mistyped id makes a new entry, to which nearly everything is missing.
    private @Nullable Object missing(Located.Mapping mapping, String key) {
        var id = Overlay.id(mapping);
        var nearest = id == null ? null : Words.nearest(id.text(), newcomers.getOrDefault(mapping, List.of()));
        if (id == null || nearest == null) {
            return wrong(mapping, "\"" + key + "\" is missing here.");
        }
        var mistake = new Mistake(
                file,
                id.line(),
                id.column(),
                "\"" + id.text() + "\" is not there to be changed, and too little stands here for a new one.",
                nearest);
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
        return null;
    }

    private @Nullable Object construct(
            Located node, Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException said) {
                return wrong(node, said.getMessage() + ".");
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The entries with known keys; the rest and the doubles are mistakes.
    private List<Located.Entry> checked(Located.Mapping mapping, @Nullable Collection<String> known) {
        var good = new LinkedHashMap<String, Located.Entry>();
        for (var entry : mapping.entries()) {
            if (known != null && !known.contains(entry.key())) {
                mistakes.add(new Mistake(
                        file,
                        entry.line(),
                        entry.column(),
                        "\"" + entry.key() + "\" is not known here; expected one of " + String.join(", ", known) + ".",
                        Words.nearest(entry.key(), known)));
            } else if (good.putIfAbsent(entry.key(), entry) != null) {
                mistakes.add(new Mistake(
                        file, entry.line(), entry.column(), "\"" + entry.key() + "\" stands here twice.", null));
            }
        }
        return List.copyOf(good.values());
    }

    private @Nullable Object wrong(Located node, String what) {
        mistakes.add(new Mistake(file, node.line(), node.column(), what, null));
        return null;
    }
}
