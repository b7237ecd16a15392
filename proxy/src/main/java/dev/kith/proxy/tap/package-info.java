/// What the proxy tells the rest of Kith: messages seen (`Sighting`), logins accepted (`Login`),
/// mail to Kith's own addresses (`ControlMail`). Nothing comes back that changes what is
/// relayed, but for the answer to such mail.
@NullMarked
package dev.kith.proxy.tap;

import org.jspecify.annotations.NullMarked;
