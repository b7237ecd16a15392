/// Signing in upstream in the client's stead: OAuth 2.0 (RFC 6749) for installed programs (RFC
/// 8252, RFC 8628), or a password that a command prints. Refresh tokens are kept on disk, encrypted
/// with a key made from the local password.
@NullMarked
package dev.kith.app.signin;

import org.jspecify.annotations.NullMarked;
