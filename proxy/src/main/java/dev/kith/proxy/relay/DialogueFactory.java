package dev.kith.proxy.relay;

/// Makes the dialogue of one protocol and account for each accepted connection.
public interface DialogueFactory {
    Dialogue open(Legs legs);

    /// What the client is told, in its protocol's words, when upstream cannot be reached or trusted: an untagged
    /// BYE or a 421 reply, CRLF included.
    byte[] unavailable(String why);
}
