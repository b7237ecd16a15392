/// YAML into records that check themselves, with all mistakes at once, each with its place, what was expected
/// and the nearest known word; and the JSON Schema of the same records. Knows nothing of rules.
@NullMarked
package dev.kith.rules.yaml;

import org.jspecify.annotations.NullMarked;
