/// Accounts on which Kith signs in upstream itself: the mail program signs in to Kith with a local password,
/// and what upstream wants is asked of whoever keeps it.
@NullMarked
package dev.kith.proxy.signin;

import org.jspecify.annotations.NullMarked;
