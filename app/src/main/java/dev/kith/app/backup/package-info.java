/// Backups: what the user said and was told, with the files the user wrote, as text that can be read.
@NullMarked
package dev.kith.app.backup;

import org.jspecify.annotations.NullMarked;
