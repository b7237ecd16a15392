/// What the user said about persons, or about all: a `Word` out of a closed list, an `Utterance` of it, and
/// `Said`, which answers how things stood at an instant. Knows nothing of mail, rules or the disk.
@NullMarked
package dev.kith.rules.said;

import org.jspecify.annotations.NullMarked;
