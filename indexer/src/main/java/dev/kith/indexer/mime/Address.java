package dev.kith.indexer.mime;

/// A display name and an addr-spec (RFC 5322 section 3.4), called `mailbox` there.
///
/// @param name decoded display name, or empty
/// @param addrSpec lower-case, at most 320 characters, always with one `@` inside
public record Address(String name, String addrSpec) {
    public Address {
        if (addrSpec.indexOf('@') < 1) {
            throw new IllegalArgumentException("not an addr-spec");
        }
    }

    public String domain() {
        return addrSpec.substring(addrSpec.lastIndexOf('@') + 1);
    }
}
