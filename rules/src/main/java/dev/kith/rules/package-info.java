/// The front door of the judgement: a rule book, a history and an instant go in, findings come out. Pure.
@NullMarked
package dev.kith.rules;

import org.jspecify.annotations.NullMarked;
