/// A backup as text that a person can read: what the user said, what they were told, and the files they wrote.
/// Made by `backup`, read by `restore`; holds no mail.
@NullMarked
package dev.kith.app.backup;

import org.jspecify.annotations.NullMarked;
