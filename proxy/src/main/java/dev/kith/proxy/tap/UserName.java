package dev.kith.proxy.tap;

import java.util.Locale;

/// The name that a mail program signs in with: often an address, sometimes its local part alone.
public final class UserName {
    private UserName() {}

    /// Whether two names are one user's: in any case of letters, and `ann` is `ann@example.org`, for servers
    /// take both where they keep one domain.
    public static boolean same(String one, String other) {
        String a = one.strip().toLowerCase(Locale.ROOT);
        String b = other.strip().toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return true;
        }
        int domainOfA = a.lastIndexOf('@');
        int domainOfB = b.lastIndexOf('@');
        return domainOfA < 0 && domainOfB > 0 && a.equals(b.substring(0, domainOfB))
                || domainOfB < 0 && domainOfA > 0 && b.equals(a.substring(0, domainOfA));
    }
}
