/// The demo: a mail server in this process, and a sample mailbox of invented people, dated around today.
@NullMarked
package dev.kith.app.demo;

import org.jspecify.annotations.NullMarked;
