package dev.kith.app.web;

import dev.kith.rules.reminder.Links;

/// What every page has around its content: title, menu, and what its forms and dates need.
///
/// @param here the page's name, as in its address
/// @param form what every form carries
/// @param days how dates are said
public record Frame(String title, String here, String form, Days days) {
    /// The attribute of the entry that is this page.
    public boolean at(String page) {
        return here.equals(page);
    }

    Frame titled(String other) {
        return new Frame(other, here, form, days);
    }

    /// The message itself, in mail programs that know `mid:`; empty when the Message-ID cannot be put in a link.
    public String mid(String messageId) {
        return Links.open(messageId).orElse("");
    }

    /// A mail to somebody; empty when the address cannot be put in a link.
    public String mailto(String address, String subject) {
        return Links.write(address, subject, "", Links.URI_MAX).orElse("");
    }
}
