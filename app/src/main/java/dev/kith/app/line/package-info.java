/// What is answered: a record is a JSON object, one a line, as every command's `--json` prints it and the socket
/// carries it. Records and nothing else; a field may be added, and none renamed.
@NullMarked
package dev.kith.app.line;

import org.jspecify.annotations.NullMarked;
