package dev.kith.indexer.history;

/// What a sentence does (after Austin and Searle; for mail Cohen, Carvalho and Mitchell 2004). A closed list.
public enum ActKind {
    ASK,
    QUESTION,
    MEETING,
    OFFER,
    PROMISE,
    THANKS,
    INTRODUCTION,
    CONGRATULATION,
    SHARE,
    DECLINE,
    NEWS
}
