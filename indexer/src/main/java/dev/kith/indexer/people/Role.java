package dev.kith.indexer.people;

/// The place of an address in a message. The codes are in the index on disk and never change.
public enum Role {
    /// Who wrote it. Where a list rewrote From, the person behind it.
    FROM(0),
    TO(1),
    CC(2),
    /// Bcc, or an envelope recipient that no field names.
    BCC(3),
    /// The address that a mailing list takes posts at.
    LIST(4);

    private final byte code;

    Role(int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }

    public static Role of(byte code) {
        for (var role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        throw new IllegalArgumentException("there is no role " + code);
    }
}
