/// The check-up: what may keep Kith from working, each matter with what was found and what to do about it.
@NullMarked
package dev.kith.app.doctor;

import org.jspecify.annotations.NullMarked;
