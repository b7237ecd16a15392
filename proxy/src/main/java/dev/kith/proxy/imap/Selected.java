package dev.kith.proxy.imap;

/// The mailbox a session has selected.
///
/// @param mailbox its decoded name
/// @param uidValidity 0 when upstream did not say
record Selected(String mailbox, long uidValidity) {}
