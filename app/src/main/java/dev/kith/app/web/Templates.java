package dev.kith.app.web;

import dev.kith.app.desk.WithoutControls;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// The templates of `src/main/jte`, which the build turned into Java. All that they are given is escaped.
final class Templates {
    private static final String PACKAGE = "dev.kith.app.web.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /// @param view the record that the template names as its parameter
    Reply page(String template, Object view) {
        return Reply.page(text(template, view));
    }

    String text(String template, Object view) {
        var out = new StringOutput(8 << 10);
        engine.render(template + ".jte", view, out);
        // an element on a line does not keep the direction of what is in it to itself
        return WithoutControls.straight(out.toString());
    }
}
