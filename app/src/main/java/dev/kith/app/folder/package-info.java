/// The data folder: whose it is, who holds it, and the socket by which others ask.
@NullMarked
package dev.kith.app.folder;

import org.jspecify.annotations.NullMarked;
