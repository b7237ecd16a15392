package dev.kith.indexer.mime;

import java.util.Locale;

/// What the header section of a part says of its body.
///
/// @param type lower-case media type
/// @param encoding lower-case transfer encoding
/// @param disposition lower-case, or empty
/// @param name file name, or empty
record Content(String type, String encoding, Parameters parameters, String disposition, String name, boolean related) {

    static Content of(HeaderSection header, String defaultType) {
        var parameters = Parameters.of(header.text("content-type"));
        var type = parameters.value();
        if (type.indexOf('/') < 1) {
            type = type.equals("text") || type.isEmpty() ? (type.isEmpty() ? defaultType : "text/plain") : defaultType;
        }
        var disposition = Parameters.of(header.text("content-disposition"));
        var name = disposition.get("filename");
        name = name.isEmpty() ? parameters.get("name") : name;
        var encoding = header.text("content-transfer-encoding").toLowerCase(Locale.ROOT);
        var end = encoding.indexOf(';');
        return new Content(
                type,
                (end < 0 ? encoding : encoding.substring(0, end)).strip(),
                parameters,
                disposition.value(),
                name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'))),
                header.has("content-id"));
    }

    Content asPlainText() {
        return new Content("text/plain", encoding, parameters, "", "", false);
    }

    boolean text() {
        return type.startsWith("text/");
    }

    boolean attachment() {
        return disposition.equals("attachment");
    }

    /// Shown with the text: a picture that the HTML names, a part of a signature.
    boolean inline() {
        return !attachment() && (related || (disposition.equals("inline") && type.startsWith("image/")));
    }

    boolean encoded() {
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }
}
