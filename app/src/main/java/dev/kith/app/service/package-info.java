/// Kith as a service of the user's session: what the system's own manager is told, and how it stands there.
@NullMarked
package dev.kith.app.service;

import org.jspecify.annotations.NullMarked;
