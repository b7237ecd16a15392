/// Kith as a service of the user's session: the file that systemd, launchd or Windows
/// is given, and whether it is in force.
@NullMarked
package dev.kith.app.service;

import org.jspecify.annotations.NullMarked;
