/// Asking by HTTP, bounded in time and size.
@NullMarked
package dev.kith.app.fetch;

import org.jspecify.annotations.NullMarked;
