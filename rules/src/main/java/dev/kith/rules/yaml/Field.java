package dev.kith.rules.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a record component for the schema and for messages: what it means in the file.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Field {
    /// One sentence for an editor.
    String value();

    /// The key, where the component's name in snake_case cannot be it (`for`, `if`).
    String key() default "";

    /// The value when it is left out, as it would be written.
    String otherwise() default "";
}
