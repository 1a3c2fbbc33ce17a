//! Pages made for one rule each.

use super::read;
use crate::source::{Document, ReferenceKind, Region, Unread};
use crate::text::Span;

fn document(page: &str) -> Document {
    read(page.as_bytes().to_vec(), None, String::new()).unwrap()
}

fn check(page: &str, expected: &str) {
    assert_eq!(document(page).text, expected, "of {page}");
}

/// Returns the regions of a page with their texts; the body is left out.
fn regions(page: &str) -> Vec<(Region, String)> {
    let document = document(page);
    let spans = document.regions.spans(document.text.len()).into_iter();
    let with_text =
        |(span, region): (Span, Region)| (region, span.of(&document.text).trim().to_owned());
    spans.filter(|(_, region)| *region != Region::Body).map(with_text).collect()
}

#[test]
fn white_space_is_shown_as_browsers_do() {
    check("<p>  Of\n  <b>650 </b> votes\t</p>\n<p>540</p> ", "Of 650 votes\n\n540");
    check("Of<br>650<br/>\n<br>votes", "Of\n650\n\nvotes");
    check("<pre>\nOf  650\n votes\n\n540</pre>", "Of  650\n votes\n\n540");
    check("a<wbr>b &nbsp;c&#10;d", "ab \u{a0}c d");
    check("<p style='white-space: pre-line'>Of\n650</p>", "Of\n650");
    check("Of\r\n650\r\rvotes", "Of 650 votes");
}

#[test]
fn inline_markup_joins_and_blocks_and_cells_part() {
    check(
        "<p>5<b>4</b>0 v<i>o</i>tes<div>cast</div>in<ul><li>Oslo<li>Bergen</ul>",
        "540 votes\n\ncast\n\nin\n\nOslo\n\nBergen",
    );
    check(
        "<table><tr><td>1,2<td>34<tr><th>a</th><td><p>b</p></td><td>c</table>",
        "1,2 | 34\n\na | b | c",
    );
    check(
        "<table><td><p>Home<p>Contact</td><td>Of 650 votes</table>",
        "Home\n\nContact\n\nOf 650 votes",
    );
    check("<dl><dt>votes<dd>540</dl>", "votes\n\n540");
}

#[test]
fn no_digit_is_joined_to_another_across_a_change_of_size_or_rise() {
    check("10<sup>2</sup> km", "10² km");
    check("In 2010<sup>[2]</sup> and 2010<sup><a href='#2'>2</a></sup>", "In 2010[2] and 2010²");
    check("2010<sup><span>[</span>2<span>]</span></sup>", "2010[2]");
    check("10<sup>-3</sup> 1<sup>st</sup> 540<sup>1,2</sup>", "10⁻³ 1st 540¹,²");
    check("CO<sub>2</sub> 10<sub>2</sub>5", "CO2 10 2 5");
    check("$5<small>40</small> $5.<big>99</big>", "$5 40 $5. 99");
    check("<math><msup><mn>10</mn><mn>2</mn></msup></math>", "10 2");
    check("540<img src=x>650 votes<a role=doc-noteref href='#1'>1</a>", "540 650 votes¹");
}

#[test]
fn what_no_reader_sees_is_no_text() {
    let page = "<p>Of <span hidden>540</span><span style='DISPLAY : none'>541</span><del>542</del>\
                <bdo dir=rtl>543</bdo><i style='visibility:hidden'>544<b style='visibility:visible'>650</b></i> votes\
                <span class='sr-only'>545</span></p><!-- 546 <b>not</b> --><noscript><p>547</p></noscript>\
                <template>548</template><object data=x>549</object><script>550</script><style>551</style>\
                <dialog>552</dialog><input type=hidden value=553><details><summary>More</summary>554</details>";
    let document = document(page);
    assert_eq!(document.text, "Of 650 votes\n\nMore\n\n554");
    for figure in 540..=549 {
        let is_told = document.hidden.iter().any(|hidden| hidden.contains(&figure.to_string()));
        assert!(is_told, "{figure} in {:?}", document.hidden);
    }
    assert!(!document.hidden.iter().any(|hidden| hidden.contains("550")));
}

#[test]
fn what_is_struck_out_goes_on_as_in_browsers() {
    check("<p><s>540<p>650</s> votes", "votes");
    check("<p><del>540<p>650</del> votes", "650 votes");
    check("<table><td><strike>540</td><td>650</table>", "650");
    check("<span hidden><div>540</span>650</div></span>votes", "votes");
    check("<div style='font-size:0'>540<p style='font-size:14px'>650</div>", "650");
}

#[test]
fn wrong_tags_lose_no_text() {
    check(
        "<div><p>Of</div></div></div></section>650</p> votes</body></html> cast",
        "Of\n\n650\n\nvotes cast",
    );
    check("<b><p>Of</b> 650</p><table><b>540</table></td>", "Of 650\n\n540");
    check("<head><title>x</title><p>Of 650</head>votes", "Of 650votes");
    check("<p>Of <3 & a</>b <?php 540 ?> 650 <![CDATA[541]]> votes", "Of <3 & ab 650 votes");
    check("<svg><style/><title/><path><p>Of 650", "Of 650");
    check("Of<plaintext><b>650</plaintext>", "Of\n\n<b>650</plaintext>");
    check("<textarea><b>540</p></textarea><title>650", "<b>540</p>");
    check("Of\0 650", "Of 650");
}

#[test]
fn xhtml_ends_elements_in_themselves_and_has_cdata() {
    let head = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script/></head>";
    check(
        &format!("{head}<body><a id='x'/><p>Of <![CDATA[<650> [1] ]] votes]]></p></body>"),
        "Of <650> [1] ]] votes",
    );
}

#[test]
fn each_character_is_found_in_the_file() {
    let page = "\u{feff}<p>Of &eacute;&notit; <b>6</b>50\r\n  v&ouml;t&#101s &amp;co &é 10<sup>2</sup> a&semi;\
                <table><td>x<td>Oslo &copy</table>&lt;/é&gt; <textarea>a</p>&amp;b</textarea>";
    let document = document(page);
    let places = [
        ("é", "&eacute;"),
        ("¬it;", "&notit;"),
        ("650", "6</b>50"),
        ("es", "&#101s"),
        ("&co", "&amp;co"),
        ("&é", "&é"),
        ("10²", "10<sup>2"),
        (";", ";"),
        ("Oslo ©", "Oslo &copy"),
        ("</é>", "&lt;/é&gt;"),
        ("a</p>&b", "a</p>&amp;b"),
    ];
    for (text, written) in places {
        let start =
            document.text.find(text).unwrap_or_else(|| panic!("{text} in {}", document.text));
        let place = document.locate(Span::new(start, start + text.len())).bytes().unwrap();
        assert_eq!(place.of(page), written, "of {text}");
    }
}

#[test]
fn the_parts_of_a_page_are_told_apart() {
    let links = "<ul><li><a href=a>One more story</a><li><a href=b>Another one</a><li><a href=c>And this</a></ul>";
    let page = format!(
        "<header>The Times</header><nav>Home</nav><main><h1>Votes</h1><p>Of 650 votes, 540 were cast for him in Oslo.</p>\
         <table><caption>Votes</caption><tr><td>Oslo<td>540</table><figure><img alt='A hall'><figcaption>The hall\
         </figcaption></figure><ol class=references><li>The count</ol></main><aside>Weather</aside>{links}<footer>© 2010</footer>"
    );
    let expected = [
        (Region::Nav, "The Times"),
        (Region::Nav, "Home"),
        (Region::Caption, "Votes"),
        (Region::Table, "Oslo | 540"),
        (Region::Alt, "A hall"),
        (Region::Caption, "The hall"),
        (Region::Note, "The count"),
        (Region::Nav, "Weather"),
        (Region::Nav, "One more story\n\nAnother one\n\nAnd this"),
        (Region::Nav, "© 2010"),
    ];
    let mut found = regions(&page);
    found.dedup_by(|(next, text), (region, before)| {
        let is_same = next == region;
        if is_same {
            before.push_str("\n\n");
            before.push_str(text);
        }
        false
    });
    let found: Vec<(Region, &str)> =
        found.iter().map(|(region, text)| (*region, text.as_str())).collect();
    assert!(
        expected.iter().all(|part| found
            .iter()
            .any(|(region, text)| *region == part.0 && text.contains(part.1))),
        "{found:?}"
    );
}

#[test]
fn an_article_is_never_the_way_through_a_site() {
    assert_eq!(regions("<nav><article><p>Of 650 votes, 540 were his.</article></nav>"), []);
    assert_eq!(regions("<header><p>Of 650 votes, 540 were his.</header><p>Menu"), []);
    let aside = regions(
        "<article><p>Of 650 votes 540 were his, and that was that.<aside>In 2010</aside></article>",
    );
    assert_eq!(aside, []);
}

#[test]
fn what_stands_for_a_picture_interrupts_no_sentence() {
    check(
        "<p>Of <img alt='a ballot'> 650</p><p><img alt='A &amp; B'></p>540",
        "Of 650\n\nA & B\n\n540",
    );
}

#[test]
fn what_a_page_says_of_itself_is_read() {
    let page = r#"<!-- Page saved with SingleFile
 url: https://example.org/saved
 saved date: Fri Mar 19 2010 09:00:00 GMT+0000 --><html lang=en-GB><head><title>Votes | The Times</title>
<link rel=canonical href="https://example.org/votes"><meta property="og:title" content="Votes"><meta name=author content="A. Writer">
<meta property="article:published_time" content="2010-03-18T23:00:00Z"><script type="application/ld+json">
{"@graph":[{"@type":"WebSite","name":"Site"},{"@type":"NewsArticle","headline":"540 &amp; more","datePublished":"2010-03-17T08:00",
"author":[{"@type":"Person","name":"Margaret  Coker"},{"@id":"\#2"}],"publisher":{"name":"The Times"}},{"@id":"\#2","name":"Tom"}]}
</script></head><body><p>Of 650 votes"#.replace("\\#", "#");
    let about = document(&page).about;
    assert_eq!(about.title.as_deref(), Some("540 &amp; more"));
    assert_eq!(about.authors, ["Margaret Coker", "Tom"]);
    assert_eq!(about.publisher.as_deref(), Some("The Times"));
    assert_eq!(about.published.as_deref(), Some("2010-03-17"));
    assert_eq!(about.captured.as_deref(), Some("2010-03-19"));
    assert_eq!(about.url.as_deref(), Some("https://example.org/votes"));
    assert_eq!(about.language.as_deref(), Some("en-GB"));
    let about = document(
        "<p><time pubdate datetime='2010-02-30'>x</time><time datetime=2010-02-03>y</time>",
    )
    .about;
    assert_eq!(about.published, None);
}

#[test]
fn a_page_is_in_the_encoding_that_it_declares() {
    let read = |page: &[u8]| read(page.to_vec(), None, String::new()).unwrap();
    let latin = read(
        b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><p>Wa\xb3\xeasa",
    );
    assert_eq!(latin.text, "Wałęsa");
    assert_eq!(latin.guessed_encoding, None);
    assert_eq!(
        read(b"<!-- <meta charset=utf-16> --><meta charset='koi8-r'><p>\xf7\xd9").text,
        "Вы"
    );
    let utf_8 = "<meta charset=utf-8><p>".to_owned() + &"é".repeat(60);
    let cut_off = [utf_8.as_bytes(), b"\xc3"].concat();
    assert!(read(&cut_off).text.starts_with("éé"));
    let converted = read("<meta charset=windows-1252><p>Près".as_bytes());
    assert_eq!(converted.text, "Près");
    assert_eq!(converted.guessed_encoding, Some("UTF-8"));
    assert_eq!(converted.locate(Span::new(0, 2)).bytes(), Some(Span::new(30, 32)));
    let wrong = read(b"<meta charset=utf-8><p>Pr\xe8s de 540 \xe9lecteurs \xe9taient pr\xe9sents");
    assert_eq!(wrong.text, "Près de 540 électeurs étaient présents");
    assert_eq!(wrong.guessed_encoding, Some("windows-1252"));
}

#[test]
fn a_page_without_text_is_not_read() {
    let empty = read(b"<html><script>x</script>".to_vec(), None, String::new());
    assert_eq!(empty.unwrap_err(), Unread::Empty);
    assert!(read(b"PK\0\0\0\0\0".to_vec(), None, String::new()).is_err());
}

#[test]
fn deep_nesting_takes_no_stack() {
    for tag in ["div", "b", "s", "x-y", "table><td", "ul><li", "svg"] {
        let deep = format!("<{tag}>").repeat(20_000);
        let page = format!("<p>Of 650 votes{deep}540{}", "</i></b></s></td>".repeat(5_000));
        assert!(document(&page).text.starts_with("Of 650 votes"));
    }
}

#[test]
fn an_encoding_that_browsers_refuse_gives_no_text_of_signs_that_stand_for_none() {
    let hz = b"<meta charset=hz-gb-2312><p>540 ~{<:Ky~} votes".to_vec();
    let hz = read(hz, None, String::new()).unwrap();
    assert!(hz.text.contains("540") && !hz.text.contains('\u{fffd}'), "{}", hz.text);
    let kr = b"<meta charset=iso-2022-kr>\x1b$)C<p>540 \x0eG%\x0f votes".to_vec();
    let kr = read(kr, None, String::new()).unwrap();
    assert!(kr.text.contains("540") && !kr.text.contains('\u{fffd}'), "{}", kr.text);
    let cn = b"<meta charset=iso-2022-cn><p>540 \x1b$)A\x0e=;\x0f votes".to_vec();
    assert!(matches!(read(cn, None, String::new()), Err(Unread::EncodingNotRead(_))));
}

#[test]
fn readings_above_characters_are_apart_from_them() {
    check("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>は540票", "漢字は540票");
    assert_eq!(document("<ruby>漢<rt>kan</rt></ruby> 540").hidden, ["kan"]);
}

#[test]
fn words_in_drawings_are_read_and_their_titles_are_not() {
    let page = "<p>540<svg><title>Icon</title><defs><text>x</text></defs><text x=1>Oslo</text>\
                <text><tspan>650</tspan> votes</text><desc>y</desc></svg>541</p>";
    let document = document(page);
    assert_eq!(document.text, "540\n\nOslo\n\n650 votes\n\n541");
    assert_eq!(document.hidden, ["Icon", "x", "y"]);
    check("540<svg><path d='M0'/></svg>650 a<svg></svg>", "540 650 a");
}

#[test]
fn what_the_rules_of_a_page_hide_is_no_text() {
    let with = |css: &str, body: &str| {
        let page =
            format!("<head><style>{css}</style></head><p>Of the 650 votes cast in Oslo</p>{body}");
        document(&page)
    };
    let hides = |css: &str, body: &str| !with(css, body).text.contains("540");
    let tip = "<p>a <span class='tip big' id=t>540</span> b";
    assert!(hides(".tip{display:none}", tip));
    assert!(hides("/* x */ i, span.tip.big { color: red; visibility: hidden }", tip));
    assert!(hides("#t{display:none!important}", tip));
    assert!(hides(".tip{display:none} a:hover .tip{display:block}", tip));
    assert!(hides("@media print{p{color:red}} .tip{display:none}", tip));
    assert_eq!(with(".tip{display:none}", tip).hidden, ["540"]);
    // Asks for more than the element, or for a printer; or something shows it.
    assert!(!hides(".js .tip{display:none}", tip));
    assert!(!hides("div.tip{display:none}", tip));
    assert!(!hides("@media print{.tip{display:none}}", tip));
    assert!(!hides(".tip{display:none} .open .tip{display:block}", tip));
    assert!(!hides(".tip{display:none} @media screen{.tip{display:inline}}", tip));
    assert!(!hides(".tip{display:none}", "<span class=tip style='display:block'>540</span>"));
    assert!(!hides(".tip{displa", tip));
    assert!(!hides("}}{;{.tip", tip));
    // Most of the page is shown later, by a program.
    let article = format!("<div class=late>{}</div>", "540 votes were for him. ".repeat(20));
    assert!(!hides(".late{display:none}", &article));
}

#[test]
fn a_box_that_shows_under_the_pointer_is_no_part_of_its_sentence() {
    let page = "<style>.box{visibility:hidden;position:absolute}.term:hover .box{visibility:visible}</style>\
                <p>Of the 650 <span class=term>ballots<span class=box> (a paper with names)</span></span> cast in Oslo, 540 were \
                for him.</p>";
    assert_eq!(document(page).text, "Of the 650 ballots cast in Oslo, 540 were for him.");
}

#[test]
fn headings_and_quotations_are_regions_but_in_others() {
    let page = "<h1>Votes</h1><p>Of 650</p><blockquote><h2>Said</h2><p>540 were <b>his</b>.</p></blockquote><p>So</p>\
        <nav><h3>More</h3><blockquote>news</blockquote></nav><table><tr><td><h4>Oslo</h4></td><td>540</td></tr></table>\
        <ol class=references><li><blockquote>See</blockquote></li></ol>";
    let expected = [
        (Region::Heading, "Votes"),
        (Region::BlockQuote, "Said\n\n540 were his."),
        (Region::Nav, "More\n\nnews"),
        (Region::Table, "Oslo | 540"),
        (Region::Note, "See"),
    ];
    assert_eq!(regions(page), expected.map(|(region, text)| (region, text.to_owned())));
}

#[test]
fn a_mail_that_is_quoted_is_a_region_with_all_in_it() {
    let page = "<p>Yes.</p><blockquote type=cite><p>540 voted</p><blockquote>Of 650</blockquote></blockquote>\
        <blockquote>Said</blockquote><div class='gmail_quote gmail_quote_container'>On Monday, Jo wrote:\
        <blockquote class=gmail_quote><h2>Votes</h2></blockquote></div><p>Jo</p>";
    let expected = [
        (Region::QuotedMail, "540 voted\n\nOf 650"),
        (Region::BlockQuote, "Said"),
        (Region::QuotedMail, "On Monday, Jo wrote:\n\nVotes"),
    ];
    assert_eq!(regions(page), expected.map(|(region, text)| (region, text.to_owned())));
}

#[test]
fn links_within_a_page_marks_of_notes_and_comments_are_references() {
    let page = "<!-- draft --><title>T<!-- x --></title><p>Of <a href='#cast-oslo'>650 votes</a><!-- by hand -->, \
        <a href='http://x'>540</a><sup><a href='#fn1'>1</a></sup>.<del><a href='#gone'>7</a></del></p>\
        <section id=all class=footnotes><ol><li id=fn1><p>See <i>it</i>.</p></li><li id=fn2>No</li></ol></section>";
    let document = document(page);
    assert_eq!(document.text, "Of 650 votes, 540¹. \n\nSee it.\n\nNo".replace(". \n", ".\n"));
    let found = document.references.iter().map(|reference| {
        let span = reference.span;
        (
            reference.kind,
            span.start,
            span.of(&document.text),
            reference.label.as_str(),
            &*reference.text,
        )
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (ReferenceKind::Comment, 0, "", "", "draft"),
            (ReferenceKind::Link, 3, "650 votes", "#cast-oslo", ""),
            (ReferenceKind::Comment, 12, "", "", "by hand"),
            (ReferenceKind::Note, 17, "¹", "fn1", "See it."),
        ]
    );
}
