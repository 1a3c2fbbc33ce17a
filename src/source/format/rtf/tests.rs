use super::read;
use crate::source::{Region, Unread};

fn text(rtf: &str) -> String {
    read(rtf.as_bytes(), String::new()).unwrap().text
}

#[test]
fn code_pages_and_unicode_are_read() {
    let fonts = r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS Mincho;}}";
    let body = r"caf\'e9 {\f1\'c8\'f0\'e0\'ed} {\f2\'b3}540 {\f3\'93\'fa\'96\'7b} \u1740\'3f\u8212- {\uc2\u8364 EU\uc0\u-3913x} \u-10179?\u-8704?";
    let read = text(&format!(r"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{body}}}"));
    assert_eq!(read, "café Иран ≥540 日本 ی— €\u{f0b7}x 😀");
}

#[test]
fn paragraphs_rows_and_cells_are_parted() {
    let body = r"{\rtf1 Of 650\par\pard votes\line cast\par\trowd\cellx1\cellx2\pard\intbl Mousavi\cell 5{\b 40}\cell\row\pard End}";
    assert_eq!(text(body), "Of 650\n\nvotes\ncast\n\nMousavi | 540\n\nEnd");
}

#[test]
fn notes_follow_and_make_no_figure() {
    let body =
        r"{\rtf1 In 2010{\super\chftn{\footnote\pard\plain See {\i 9}.}}3 it fell.\par Next}";
    let document = read(body.as_bytes(), String::new()).unwrap();
    assert_eq!(document.text, "In 2010 3 it fell.\n\nNext\n\nSee 9.");
    assert_eq!(document.regions.at(document.text.len() - 1), Region::Note);
}

#[test]
fn hidden_deleted_and_struck_out_text_holds_no_quote() {
    let body = r"{\rtf1 5{\v 6}4{\deleted 3}0 {\strike 31}7 {\field{\*\fldinst HYPERLINK x}{\fldrslt votes}}{\*\annotation Sure?}}";
    let document = read(body.as_bytes(), String::new()).unwrap();
    assert_eq!(document.text, "540 7 votes");
    assert_eq!(document.hidden, ["6", "3", "31", "Sure?"]);
}

#[test]
fn destinations_and_pictures_are_left_out() {
    let body = b"{\\rtf1{\\info{\\title Votes}{\\author M. Coker}}{\\stylesheet{\\s1 Heading;}}{\\*\\unknown 1}{\\header Head\\par}{\\listtext 1.\\tab}54{\\pict\\bin3 }}{0a0b}0 m{\\super 2} CO{\\sub 2}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Box\\par}}{\\shprslt Box}}}";
    let document = read(body, String::new()).unwrap();
    assert_eq!(document.text, "54 0 m² CO2\n\nBox\n\nHead");
    assert_eq!(document.about.title.as_deref(), Some("Votes"));
    assert_eq!(document.about.authors, ["M. Coker"]);
}

#[test]
fn a_star_inside_a_group_hides_nothing() {
    assert_eq!(text(r"{\rtf1{\i0\*\cs7\cf0 540}{\*\cs7 31}}"), "540");
}

#[test]
fn braces_without_end_are_read_up_to_a_bound() {
    assert_eq!(text(r"{\rtf1 540}}} votes"), "540");
    assert_eq!(text(r"{\rtf1 {\b 540"), "540");
    let deep = "{".repeat(2_000);
    assert!(matches!(read(deep.as_bytes(), String::new()), Err(Unread::TooMuch { .. })));
    assert_eq!(read(br"{\rtf1}", String::new()), Err(Unread::Empty));
}
