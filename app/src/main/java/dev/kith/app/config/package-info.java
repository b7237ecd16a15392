/// The configuration: `kith.yaml` to records, with every mistake at once, each with its place and its remedy.
@NullMarked
package dev.kith.app.config;

import org.jspecify.annotations.NullMarked;
