@NullMarked
package dev.kith.app.folder;

import org.jspecify.annotations.NullMarked;
