//! Pages of our own, written as PDF by hand, and what is read of them.

use super::read;
use crate::source::{Document, Region, Unread, UnreadPart};
use crate::text::Span;

/// A page: what it draws, and what else its dictionary says.
struct TestPage {
    content: String,
    entries: &'static str,
}

fn page(content: &str) -> TestPage {
    TestPage { content: content.to_owned(), entries: "" }
}

/// Returns what draws a text in Helvetica.
fn text(x: i32, y: i32, size: i32, text: &str) -> String {
    format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

/// Returns what draws lines 14 points apart.
fn column(x: i32, y: i32, lines: &[&str]) -> String {
    let line = |(line, words): (i32, &&str)| text(x, y - 14 * line, 12, words);
    (0..).zip(lines).map(line).collect()
}

/// A grey picture of 1 by 1 point, drawn over the whole page.
const PICTURE: &str = "q 612 0 0 792 0 0 cm /Im1 Do Q\n";

/// Returns a PDF of these pages, all of 612 by 792 points.
fn pdf(pages: &[TestPage]) -> Vec<u8> {
    pdf_with(pages, "")
}

/// Returns a PDF whose catalogue says more.
fn pdf_with(pages: &[TestPage], catalogue: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 5 + 2 * n)).collect();
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
                   /BitsPerComponent 8 /Length 1 >>\nstream\n\x40\nendstream";
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        font.to_owned(),
        picture.to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R {} \
             /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>",
            6 + 2 * n,
            page.entries
        ));
        let content = &page.content;
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1));
    }
    assemble(&objects)
}

/// Returns the file that these objects make, the first of which is its catalogue and is counted as 1.
fn assemble(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(trailer.bytes());
    file
}

fn read_pages(pages: &[TestPage]) -> Document {
    read(pdf(pages), String::new()).unwrap()
}

fn read_page(content: &str) -> Document {
    read_pages(&[page(content)])
}

/// Returns where words stand.
fn place(document: &Document, words: &str) -> String {
    let at = document.text.find(words).unwrap();
    document.locate(Span::new(at, at + words.len())).to_string()
}

fn region(document: &Document, words: &str) -> Region {
    document.regions.at(document.text.find(words).unwrap())
}

#[test]
fn lines_of_a_paragraph_follow_one_another_and_a_gap_parts_paragraphs() {
    let first = column(
        72,
        700,
        &["Of the 650 ballots that were", "cast in Oslo, 540 backed the", "challenger."],
    );
    let second = column(72, 640, &["Two observers counted them", "again at night."]);
    let document = read_page(&(first + &second));
    assert_eq!(
        document.text,
        "Of the 650 ballots that were\ncast in Oslo, 540 backed the\nchallenger.\n\n\
         Two observers counted them\nagain at night."
    );
    assert_eq!(place(&document, "540"), "page 1, line 2");
}

#[test]
fn a_sentence_goes_on_over_a_gap_between_its_lines() {
    let first = column(72, 700, &["Of the 650 ballots that were", "cast in Oslo, 540 backed the"]);
    let second = column(72, 660, &["challenger.", "The rest were blank."]);
    let document = read_page(&(first + &second));
    assert_eq!(
        document.text,
        "Of the 650 ballots that were\ncast in Oslo, 540 backed the\nchallenger.\n\n\
         The rest were blank."
    );
}

#[test]
fn the_first_lines_of_pages_with_wide_lines_are_text() {
    let words = ["harbour", "council", "inquiry", "village", "journal", "railway"];
    let page_of = |word: &str| {
        let line =
            |n: i32| text(72, 740 - 28 * n, 12, &format!("Line {n} of this page on the {word}"));
        page(&(0..22).map(line).collect::<String>())
    };
    let pages: Vec<_> = words.into_iter().map(page_of).collect();
    let document = read_pages(&pages);
    for word in words {
        assert_eq!(region(&document, &format!("Line 0 of this page on the {word}")), Region::Body);
    }
}

#[test]
fn words_are_parted_by_gaps_where_the_page_draws_no_spaces() {
    let document = read_page("BT /F1 12 Tf 72 700 Td [(Of) -300 (650) -300 (vot) 20 (es)] TJ ET");
    assert_eq!(document.text, "Of 650 votes");
}

#[test]
fn a_raised_digit_is_never_part_of_a_figure() {
    let content =
        "BT /F1 12 Tf 72 700 Td (10) Tj /F1 7 Tf 5 Ts (2) Tj /F1 12 Tf 0 Ts ( voters) Tj ET";
    assert_eq!(read_page(content).text, "10² voters");
    let content =
        "BT /F1 12 Tf 72 700 Td (in 2010) Tj /F1 7 Tf 5 Ts (14) Tj 0 Ts /F1 12 Tf (, 5) Tj ET";
    assert_eq!(read_page(content).text, "in 2010¹⁴, 5");
    let content =
        "BT /F1 12 Tf 72 700 Td (log) Tj /F1 7 Tf -3 Ts (10) Tj 0 Ts /F1 12 Tf (25 of) Tj ET";
    assert_eq!(read_page(content).text, "log10 25 of");
}

#[test]
fn columns_are_read_one_after_the_other_also_where_the_page_draws_them_line_by_line() {
    let left = "The left column tells of the embassy";
    let right = "The right column tells of the ballots";
    let rows = 0..14;
    let line = |n: i32| {
        text(72, 700 - 14 * n, 12, &format!("{left} {}", n + 1))
            + &text(330, 700 - 14 * n, 12, &format!("{right} {}", n + 1))
    };
    let content: String = rows.map(line).collect();
    let text = read_page(&content).text;
    assert!(text.contains(&format!("{left} 13\n{left} 14\n{right} 1\n{right} 2")), "{text}");
}

#[test]
fn three_columns_drawn_row_by_row_are_read_one_after_the_other() {
    let heads = ["Of the ballots", "In the embassy", "By the evening"];
    let cell = |n: i32, (column, head): (i32, &&str)| {
        text(60 + 180 * column, 700 - 14 * n, 10, &format!("{head} we read {}", n + 1))
    };
    let row = |n: i32| (0..).zip(&heads).map(|at| cell(n, at)).collect::<String>();
    let content: String = (0..14).map(row).collect();
    let text = read_page(&content).text;
    for pair in heads.windows(2) {
        let passage = format!("{} we read 13\n{0} we read 14\n{} we read 1\n", pair[0], pair[1]);
        assert!(text.contains(&passage), "{text}");
    }
}

#[test]
fn a_page_whose_letters_the_file_does_not_name_is_told() {
    let named = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let unnamed = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font \
                   /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
                   /Supplement 0 >> >>] >>";
    let page = |font: &str| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R \
             /Resources << /Font << /F1 {font} >> >> >>"
        )
    };
    let content = text(72, 700, 12, "Of 650 ballots");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>".to_owned(),
        page(named),
        page(unnamed),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1),
    ];
    let document = read(assemble(&objects), String::new()).unwrap();
    assert_eq!(document.unread, [UnreadPart::of_pages(&[2], Unread::NoLetters)]);
}

#[test]
fn cells_of_a_row_are_apart_and_rows_are_too() {
    let row = |y: i32, cells: [&str; 3]| -> String {
        (0..).zip(cells).map(|(n, cell)| text(72 + 120 * n, y, 12, cell)).collect()
    };
    let content = row(700, ["Candidate", "Oslo", "Bergen"])
        + &row(686, ["Mousavi", "540", "12"])
        + &row(672, ["Others", "110", "3"]);
    let document = read_page(&content);
    assert_eq!(
        document.text,
        "Candidate | Oslo | Bergen\n\nMousavi | 540 | 12\n\nOthers | 110 | 3"
    );
    assert_eq!(region(&document, "540"), Region::Table);
    let close = text(72, 700, 12, "540") + &text(101, 700, 12, "650");
    assert_eq!(read_page(&close).text, "540 | 650");
}

#[test]
fn what_nobody_sees_is_hidden() {
    let seen = column(72, 700, &["Of 650 ballots 540 backed him."]);
    let hidden = [
        "BT /F1 12 Tf 3 Tr 72 600 Td (inkless 600) Tj ET",
        "1 g BT /F1 12 Tf 72 600 Td (white 600) Tj ET",
        "BT /F1 0.2 Tf 72 600 Td (tiny 600) Tj ET",
        "BT /F1 12 Tf 72 -40 Td (outside 600) Tj ET",
    ];
    for content in hidden {
        let document = read_page(&(seen.clone() + content));
        assert_eq!(document.text, "Of 650 ballots 540 backed him.", "{content}");
        assert_eq!(document.hidden.len(), 1, "{content}");
        assert!(document.hidden[0].ends_with("600"), "{content}");
    }
    let on_black = "0 g 60 590 200 30 re f 1 g BT /F1 12 Tf 72 600 Td (white 600) Tj ET";
    assert!(read_page(&(seen + on_black)).text.ends_with("white 600"));
}

#[test]
fn what_is_cropped_is_hidden() {
    let content = text(72, 700, 12, "Of 650 ballots") + &text(72, 20, 12, "proof of 12 May");
    let cropped = TestPage { content, entries: "/CropBox [50 50 560 740]" };
    let document = read_pages(&[cropped]);
    assert_eq!(document.text, "Of 650 ballots");
    assert_eq!(document.hidden, ["proof of 12 May"]);
}

#[test]
fn actual_text_mends_letters_and_no_figures() {
    let marked = |actual: &str, drawn: &str| {
        format!(
            "BT /F1 12 Tf 72 700 Td /Span << /ActualText ({actual}) >> BDC ({drawn}) Tj EMC ( fell) Tj ET"
        )
    };
    assert_eq!(read_page(&marked("Norway", "norway")).text, "Norway fell");
    assert_eq!(read_page(&marked("650", "540")).text, "540 fell");
    assert_eq!(read_page(&marked("", "540")).text, "540 fell");
}

#[test]
fn letters_that_are_drawn_twice_are_read_once() {
    let twice =
        text(72, 700, 12, "540 votes") + "BT /F1 12 Tf 1 0 0 1 72.4 700 Tm (540 votes) Tj ET";
    assert_eq!(read_page(&twice).text, "540 votes");
    let stroked = "2 Tr BT /F1 12 Tf 72 700 Td (540) Tj ( votes) Tj ET";
    assert_eq!(read_page(stroked).text, "540 votes");
}

#[test]
fn turned_text_is_a_block_of_its_own() {
    let content =
        text(72, 700, 12, "Of 650 ballots") + "BT /F1 12 Tf 0 1 -1 0 40 300 Tm (turned 540) Tj ET";
    assert_eq!(read_page(&content).text, "Of 650 ballots\n\nturned 540");
}

/// Returns a page full of lines of which each begins with a word of its own.
fn full_page(word: &str) -> String {
    let tail = ["and so", "which was", "of whom", "that year", "in the end"];
    let line = |n: usize| format!("{word}{n} {} in a long report", tail[n % tail.len()]);
    let lines: Vec<String> = (0..40).map(line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    column(72, 720, &lines)
}

#[test]
fn a_sentence_goes_on_over_the_end_of_a_page() {
    let words = ["alpha", "beta", "gamma"];
    let full = |(n, word): (i32, &str)| {
        let head = text(72, 760, 9, "Votes abroad") + &text(300, 30, 9, &n.to_string());
        page(&(head + &full_page(word) + &text(72, 160, 12, "of them 540 in the capital of")))
    };
    let pages: Vec<TestPage> = (1..).zip(words).map(full).collect();
    let document = read_pages(&pages);
    let text = &document.text;
    assert!(text.contains("540 in the capital of\nbeta0 and so in a long report\nbeta1"), "{text}");
    assert_eq!(text.matches("Votes abroad").count(), 3);
    assert_eq!(region(&document, "Votes abroad"), Region::Furniture);
    assert_eq!(place(&document, "beta0"), "page 2, line 2");
}

#[test]
fn a_note_at_the_foot_does_not_interrupt_the_sentence() {
    let note =
        "BT /F1 5 Tf 1 0 0 1 72 103 Tm (1) Tj /F1 8 Tf 1 0 0 1 76 100 Tm (See the count.) Tj ET";
    let pages = [page(&(full_page("alpha") + note)), page(&full_page("beta"))];
    let document = read_pages(&pages);
    let text = &document.text;
    assert!(text.contains("alpha39 in the end in a long report\nbeta0 and so"), "{text}");
    assert_eq!(region(&document, "See the count"), Region::Note);
}

#[test]
fn a_scanned_page_is_told_and_its_ocr_is_read_as_such() {
    let scanned = page(PICTURE);
    let typed = page(&text(72, 700, 12, "Of 650 ballots"));
    let document = read_pages(&[typed, scanned]);
    assert_eq!(document.unread.len(), 1);
    assert_eq!(document.unread[0].place, "page 2");
    assert_eq!(document.unread[0].why, Unread::Scanned);
    assert_eq!(read(pdf(&[page(PICTURE)]), String::new()), Err(Unread::Scanned));
    let ocr = format!("{PICTURE}3 Tr {}", text(72, 700, 12, "Of 650 ballots"));
    let document = read_page(&ocr);
    assert_eq!(region(&document, "650"), Region::Ocr);
    assert!(document.unread.is_empty());
}

#[test]
fn a_file_without_text_or_that_is_none_is_told() {
    assert_eq!(read(pdf(&[page("")]), String::new()), Err(Unread::Empty));
    assert!(matches!(read(b"%PDF-1.7\n".to_vec(), String::new()), Err(Unread::Malformed { .. })));
}

#[test]
fn a_file_with_a_password_is_told() {
    // The digest `U` is that of no password, so that the empty one does not open the file.
    let key = "00".repeat(32);
    let encrypt = format!(
        "trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<00> <00>]"
    );
    let file = pdf(&[page(&text(72, 700, 12, "Of 650 ballots"))]);
    let file = String::from_utf8_lossy(&file).replace("trailer\n<<", &encrypt);
    assert_eq!(read(file.into_bytes(), String::new()), Err(Unread::Encrypted));
}

#[test]
fn a_form_that_draws_itself_is_told_and_not_drawn_for_ever() {
    let form = "/Im1 Do /Im1 Do";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /XObject << /Im1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{form}\nendstream", form.len() + 1),
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {} >>\nstream\n{form}\nendstream",
            form.len() + 1
        ),
    ];
    let read = read(assemble(&objects), String::new());
    assert!(matches!(read, Err(Unread::TooMuch { .. })), "{read:?}");
}

#[test]
fn hebrew_is_read_from_right_to_left_and_its_figures_from_left_to_right() {
    // "540" and "שלום" as they stand from left to right, with a font that says which letters they are.
    let cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<00> <ff>\n\
                endcodespacerange\n5 beginbfchar\n<41> <05E9>\n<42> <05DC>\n<43> <05D5>\n<44> <05DD>\n<20> <0020>\nendbfchar\n\
                1 beginbfrange\n<30> <39> <0030>\nendbfrange\nendcmap end end";
    let content = text(72, 700, 12, "540 DCBA");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R \
         /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{cmap}\nendstream", cmap.len() + 1),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1),
    ];
    let document = read(assemble(&objects), String::new()).unwrap();
    assert_eq!(document.text, "שלום 540");
}

/// Returns where each page is, in a file of so many pages with these labels.
fn labelled(pages: usize, labels: &str) -> Vec<String> {
    let pages: Vec<TestPage> = (0..pages)
        .map(|n| page(&text(72, 700, 12, &format!("Page of {} votes", 650 + n))))
        .collect();
    let document = read(pdf_with(&pages, &format!("/PageLabels {labels}")), String::new()).unwrap();
    (0..pages.len()).map(|n| place(&document, &format!("{} votes", 650 + n))).collect()
}

#[test]
fn the_number_printed_on_a_page_is_told_where_it_is_another() {
    let labels = "<< /Nums [0 << /S /r >> 2 << /S /D >> 4 << /P (A-) /S /D /St 7 >>] >>";
    let expected = [
        "page 1 (i), line 1",
        "page 2 (ii), line 1",
        "page 3 (1), line 1",
        "page 4 (2), line 1",
        "page 5 (A-7), line 1",
    ];
    assert_eq!(labelled(5, labels), expected);
    assert_eq!(labelled(1, "<< /Nums [0 << /S /D >>] >>"), ["page 1, line 1"]);
    let kids = "<< /Kids [<< /Nums [0 << /S /A >>] >> << /Nums [1 << /P (Annex) >>] >>] >>";
    assert_eq!(labelled(2, kids), ["page 1 (A), line 1", "page 2 (Annex), line 1"]);
}

#[test]
fn labels_without_end_or_sense_are_left_out() {
    // The catalogue, which is object 1, holds itself as two children.
    let own = "<< /Kids [1 0 R 1 0 R] >> /Kids [1 0 R 1 0 R]";
    assert_eq!(labelled(1, own), ["page 1, line 1"]);
    assert_eq!(labelled(1, "<< /Nums [0 (x) 1] >>"), ["page 1, line 1"]);
    assert_eq!(labelled(1, "<< /Nums [-3 << /S /r >>] >>"), ["page 1, line 1"]);
    assert_eq!(labelled(1, "<< /Nums [0 << /S /r /St 1000000 >>] >>"), ["page 1, line 1"]);
}

#[test]
fn what_is_filled_into_a_page_is_told_and_comments_are_hidden() {
    let entries = "/Annots [<< /Subtype /Widget /FT /Tx /V (541) >> << /Subtype /Widget /FT /Tx /V (9) /F 2 >> \
                   << /Subtype /Text /Contents (540? Ask Jo) >> << /Subtype /Link /Contents (away) >>]";
    let own = TestPage { content: text(72, 700, 12, "Of 650 votes"), entries };
    let document = read_pages(&[page(&text(72, 700, 12, "Votes")), own]);
    assert_eq!(document.unread, [UnreadPart::of_pages(&[2], Unread::FilledIn)]);
    assert_eq!(document.hidden, ["540? Ask Jo"]);
    let entries = "/Annots [<< /Subtype /Widget /FT /Tx /V () >> << /Subtype /Widget /Parent << /FT /Btn /V /On >> >> \
                   << /Subtype /FreeText /Contents (x) /F 32 >>]";
    let own = TestPage { content: text(72, 700, 12, "Of 650 votes"), entries };
    assert_eq!(read_pages(&[own]).unread, []);
    let entries = "/Annots [<< /Subtype /Widget /Parent << /FT /Ch /V (Oslo) >> >>]";
    let own = TestPage { content: text(72, 700, 12, "Of 650 votes"), entries };
    assert_eq!(read_pages(&[own]).unread.len(), 1);
}

#[test]
fn xmp_comes_before_the_older_dictionary() {
    let packet = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description \
                  xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Votes in Oslo</dc:title></r:Description></r:RDF>";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 \
         << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            .to_owned(),
        format!("<< /Length 60 >>\nstream\n{:<60}\nendstream", text(72, 700, 12, "Votes").trim()),
        format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{packet}\nendstream", packet.len()),
    ];
    let about = read(assemble(&objects), String::new()).unwrap().about;
    assert_eq!(about.title.as_deref(), Some("Votes in Oslo"));
}
