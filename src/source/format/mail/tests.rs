use super::*;

fn read_mail(mail: &str) -> Result<Document, Unread> {
    read(mail.as_bytes(), String::new(), &ReadAs::default())
}

fn text(mail: &str) -> String {
    read_mail(mail).unwrap().text
}

/// Returns a mail whose body has the given type.
fn mail(kind: &str, body: &str) -> String {
    format!("From: Jo <jo@example.com>\nSubject: Votes\nContent-Type: {kind}\n\n{body}")
}

const HEADING: &str = "From: Jo <jo@example.com>\n\nSubject: Votes\n\n";

#[test]
fn a_mail_says_who_wrote_it_and_on_which_day_there() {
    let document = read_mail(concat!(
        "From: =?utf-8?q?Mehrdad_Kh=C3=A2ni?= <mk@example.com>\r\nTo: all@example.com\r\n",
        "Date: Fri, 19 Mar 2010 23:30:00 -0500\r\nSubject: =?utf-8?b?Vm90ZXM=?=\r\n\r\n540 votes\r\n",
    ))
    .unwrap();
    let shown = concat!(
        "From: Mehrdad Khâni <mk@example.com>\n\nTo: all@example.com\n\n",
        "Date: Fri, 19 Mar 2010 23:30:00 -0500\n\nSubject: Votes\n\n540 votes",
    );
    assert_eq!(document.text, shown);
    assert_eq!(document.about.title.as_deref(), Some("Votes"));
    assert_eq!(document.about.authors, ["Mehrdad Khâni"]);
    assert_eq!(document.about.published.as_deref(), Some("2010-03-19"));
    let at = document.text.find("540").unwrap();
    assert_eq!(document.locate(crate::text::Span::new(at, at + 3)).to_string(), "line 9");
}

#[test]
fn a_text_that_is_there_twice_is_read_once() {
    let both = |plain: &str| {
        let page = "--a\nContent-Type: text/html\n\n<p>Of 650 votes</p>\n--a--\n";
        mail("multipart/alternative; boundary=a", &format!("--a\n\n{plain}\n{page}"))
    };
    assert_eq!(text(&both("540 of them")), format!("{HEADING}540 of them"));
    assert_eq!(text(&both(" ")), format!("{HEADING}Of 650 votes"));
}

#[test]
fn what_was_written_for_the_way_is_undone() {
    let quoted = "text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable";
    assert_eq!(text(&mail(quoted, "pr=E8s de 5=\n40")), format!("{HEADING}près de 540"));
    let coded = "text/plain; charset=utf-8\nContent-Transfer-Encoding: base64";
    assert_eq!(text(&mail(coded, "NTQwIHZvdGVz\n")), format!("{HEADING}540 votes"));
    let flowed = "text/plain; format=flowed";
    assert_eq!(text(&mail(flowed, "540 \nvotes\n")), format!("{HEADING}540 votes"));
}

#[test]
fn a_forwarded_mail_follows_and_attachments_are_told() {
    let parts = concat!(
        "--a\n\nSee below.\n--a\nContent-Type: message/rfc822\n\nFrom: Mo <mo@example.com>\n\n540 votes\n",
        "--a\nContent-Type: application/pdf; name=\"report.pdf\"\nContent-Disposition: attachment\n",
        "Content-Transfer-Encoding: base64\n\nJVBERi0=\n--a--\n",
    );
    let document = read_mail(&mail("multipart/mixed; boundary=a", parts)).unwrap();
    let shown = format!("{HEADING}See below.\n\nFrom: Mo <mo@example.com>\n\n540 votes");
    assert_eq!(document.text, shown);
    let told: Vec<String> = document.unread.iter().map(ToString::to_string).collect();
    let told_once = "attachment `report.pdf`: not read: save it, and add it as a source of its own";
    assert_eq!(told, [told_once]);
}

#[test]
fn an_empty_or_encrypted_mail_is_not_read() {
    assert_eq!(read_mail(&mail("text/plain", " \n")), Err(Unread::Empty));
    let pgp = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n";
    assert_eq!(read_mail(&mail("text/plain", pgp)), Err(Unread::Encrypted));
    let sealed = "multipart/encrypted; boundary=a";
    assert_eq!(read_mail(&mail(sealed, "--a\n\nVersion: 1\n--a--\n")), Err(Unread::Encrypted));
    assert_eq!(read_mail(&mail("application/pkcs7-mime", "MIAG")), Err(Unread::Encrypted));
    assert!(matches!(read_mail("540 votes\n"), Err(Unread::Malformed { .. })));
}

#[test]
fn of_several_mails_none_is_read() {
    let one = "From jo@example.com Mon Jun  1 10:00:00 2009\nSubject: Votes\n\n>From here, 540\n\n";
    assert_eq!(text(one), "Subject: Votes\n\nFrom here, 540");
    assert_eq!(read_mail(&one.repeat(2)), Err(Unread::WhichMail(2)));
}

#[test]
fn a_mail_in_utf_16_is_read_with_and_without_its_mark() {
    let written = mail("text/plain; charset=utf-16", "près de 540\n");
    let wide: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe", wide.as_slice()].concat();
    let shown = format!("{HEADING}près de 540");
    let read_bytes = |bytes: &[u8]| read(bytes, String::new(), &ReadAs::default()).unwrap();
    assert_eq!(read_bytes(&marked).text, shown);
    assert_eq!(read_bytes(&marked).guessed_encoding, None);
    assert_eq!(read_bytes(&wide).text, shown);
    assert_eq!(read_bytes(&wide).guessed_encoding, Some("UTF-16LE"));
}

#[test]
fn a_page_that_a_browser_saved_is_that_page() {
    let document = read_mail(concat!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.com/votes\n",
        "Subject: Votes\nDate: Fri, 19 Mar 2010 23:30:00 -0000\nMIME-Version: 1.0\n",
        "Content-Type: multipart/related; type=\"text/html\"; boundary=\"a\"\n\n",
        "--a\nContent-Type: text/css\nContent-Location: cid:css\n\np { color: red }\n",
        "--a\nContent-Type: text/html\nContent-ID: <frame>\nContent-Location: https://example.com/votes\n",
        "Content-Transfer-Encoding: quoted-printable\n\n<title>Votes</title>\n<p class=3D\"x\">540 vo=\ntes</p>\n--a--\n",
    ))
    .unwrap();
    assert!(document.text.contains("540 votes") && !document.text.contains("color"));
    assert_eq!(document.about.url.as_deref(), Some("https://example.com/votes"));
    assert_eq!(document.about.captured.as_deref(), Some("2010-03-19"));
    assert_eq!(document.format, Format::Mail);
    let at = document.text.find("540").unwrap();
    assert_eq!(document.locate(crate::text::Span::new(at, at + 3)).to_string(), "line 2");
}

#[test]
fn parts_that_lie_too_deep_or_are_too_many_are_not_read() {
    let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(10_000);
    assert!(matches!(read_mail(&deep), Err(Unread::TooMuch { .. })));
    let deep = "Content-Type: message/rfc822\n\n".repeat(10_000);
    assert!(matches!(read_mail(&deep), Err(Unread::TooMuch { .. })));
    let many = mail("multipart/mixed; boundary=a", &"--a\n\n\n".repeat(20_000));
    assert!(matches!(read_mail(&many), Err(Unread::TooMuch { .. })));
}

#[test]
fn a_file_without_a_word_is_empty() {
    assert_eq!(read_mail(" \n\n"), Err(Unread::Empty));
}
