/// The demo: a mail server of its own with a sample mailbox, dated around today.
@NullMarked
package dev.kith.app.demo;

import org.jspecify.annotations.NullMarked;
