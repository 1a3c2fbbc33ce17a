//! Pages of HTML (WHATWG) that are one file: what they may load, how their text is escaped, and how they begin.

mod markup;
mod message;
mod policy;

pub(in crate::report) use markup::{Markup, shown_text};
pub(in crate::report) use message::{message, typeset};

/// What a page begins and ends with.
pub(in crate::report) struct PageFrame<'a> {
    /// The name of the page, for the window and for search.
    pub(in crate::report) title: &'a str,
    /// Its style, which is written into it.
    pub(in crate::report) style: &'static str,
    /// Its script, where it has one.
    pub(in crate::report) script: Option<&'static str>,
}

impl PageFrame<'_> {
    /// Writes the head of the page, with a policy that lets in this style and script and nothing else.
    pub(in crate::report) fn write_head(&self, markup: &mut Markup) {
        markup.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        markup.element(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            &policy::policy(self.style, self.script),
            "\">\n",
        );
        markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        markup.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        markup.element("<title>", self.title, "</title>\n");
        markup.raw("<style>");
        markup.raw(self.style);
        markup.raw("</style>\n</head>\n");
    }

    /// Writes the end of the page, with its script, which finds all of the page there.
    pub(in crate::report) fn write_end(&self, markup: &mut Markup) {
        if let Some(script) = self.script {
            markup.raw("<script>");
            markup.raw(script);
            markup.raw("</script>\n");
        }
        markup.raw("</body>\n</html>\n");
    }
}
