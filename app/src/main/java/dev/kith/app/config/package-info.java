/// The configuration: `kith.yaml` into records. All mistakes are reported at once,
/// each with its place and its remedy.
@NullMarked
package dev.kith.app.config;

import org.jspecify.annotations.NullMarked;
