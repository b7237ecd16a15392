package dev.kith.app.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Builds the addresses (URLs) of pages.
public final class Address {
    private Address() {}

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String person(String address) {
        return "person?address=" + encoded(address);
    }

    /// The beginnings of a mail.
    ///
    /// @param rule may be empty
    public static String draft(String address, String rule) {
        return "draft?address=" + encoded(address) + (rule.isEmpty() ? "" : "&rule=" + encoded(rule));
    }

    public static String conversation(String name) {
        return "conversation?id=" + encoded(name);
    }
}
