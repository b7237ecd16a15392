/// The local pages: search, people and reminders to look at, for the one user of this machine.
///
/// A request comes through [dev.kith.app.web.Pages] (sockets and sizes), then the `Gate` (who may ask what), then the
/// `Site` (which page). A page asks the same questions as the commands do and hands the answer to a template in
/// `src/main/jte`, where everything is text unless the template says otherwise.
@NullMarked
package dev.kith.app.web;

import org.jspecify.annotations.NullMarked;
