/// The answers to commands: each record is one JSON object on one line, as `--json` prints it and the socket
/// carries it. Records and nothing else. Other programs rely on them: a field may be added, none renamed.
@NullMarked
package dev.kith.app.line;

import org.jspecify.annotations.NullMarked;
