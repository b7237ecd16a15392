/// One answer by HTTP, bounded in time and size, for set-up and sign-in. A peer that
/// never ends its answer cannot hold them up.
@NullMarked
package dev.kith.app.fetch;

import org.jspecify.annotations.NullMarked;
