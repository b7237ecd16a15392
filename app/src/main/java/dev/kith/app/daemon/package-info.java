/// The daemon: proxy, queue, the one history thread, a companion for each account, and reminders on their way.
@NullMarked
package dev.kith.app.daemon;

import org.jspecify.annotations.NullMarked;
