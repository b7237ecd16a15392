package dev.kith.indexer.people;

/// Why two addresses are taken for one person's. Besides what the user said, both carry the same full name.
public enum Proof {
    /// The user said so, or their address book.
    SAID("you said so"),
    /// The part before the at-sign is the same.
    SAME_PART("the same name, and the same part before the at-sign"),
    /// Both parts before the at-sign are made of the name.
    NAMED("the same name, and both addresses are made of it"),
    /// What the user wrote to the one alone was answered from the other, to the user alone.
    ANSWERED("the same name, and what you wrote to the one alone was answered from the other"),
    /// A conversation with the one was carried on from the other; nobody else in the mail has that name.
    CONTINUED("the same rare name, and a conversation with the one went on from the other"),
    /// One address fell silent when the other began, nobody else in the mail has that name, and no message names both.
    MOVED("the same rare name, and one address fell silent when the other began");

    private final String sentence;

    Proof(String sentence) {
        this.sentence = sentence;
    }

    /// In words for the user.
    @Override
    public String toString() {
        return sentence;
    }
}
