//! Every mistake in a claims file is told, with its place.

#![allow(clippy::too_many_lines, reason = "the tables are long, and each row stands by itself")]

use crosscheck::dossier::{Problem, Syntax, read};
use proptest::prelude::*;

/// A claims file around some claims, on lines of its own: `claims` starts at line 5.
fn with_claims(claims: &str) -> String {
    format!(
        "{{ \"version\": 1,\n\"sources\": {{ \"wsj\": {{ \"file\": \"wsj.txt\" }},\n\"ria\": {{}} }},\n\"claims\": {{\n{claims}\n}} }}"
    )
}

/// A claims file with one claim of this kind and these further fields, from line 6 on.
fn with_claim(kind: &str, fields: &str) -> String {
    with_claims(&format!(
        "\"c\": {{ \"statement\": \"It is so.\", \"kind\": \"{kind}\"\n{fields}\n}}"
    ))
}

/// A claims file with one citation with these further fields, on line 7.
fn with_citation(kind: &str, fields: &str) -> String {
    with_claim(
        kind,
        &format!(
            ", \"citations\": [\n{{ \"source\": \"wsj\", \"quote\": \"540 votes\"{fields} }} ]"
        ),
    )
}

/// A claims file with these sources on line 3, and no claims.
fn with_sources(sources: &str) -> String {
    format!("{{ \"version\": 1,\n\"sources\": {{\n{sources}\n}}, \"claims\": {{}} }}")
}

fn told(text: &str, problem: &Problem) -> String {
    let before = text[..problem.place.start].trim_start_matches('\u{feff}');
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("{line}:{column} {}", problem.message)
}

/// Checks that a file has exactly the mistakes listed, and says which files have others.
fn check(syntax: Syntax, table: &[(String, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let (dossier, problems) = read(text, syntax);
        assert_eq!(dossier.is_some(), problems.is_empty());
        let found: Vec<String> = problems.iter().map(|problem| told(text, problem)).collect();
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A claims file with this draft on line 9 and, on line 8, this appearance of its first claim.
fn with_draft(draft: &str, appearance: &str) -> String {
    format!(
        "{{ \"version\": 1, \"sources\": {{}}, \"claims\": {{\n\
         \"won\": {{ \"statement\": \"…\", \"kind\": \"count\", \"unit\": \"votes\" }},\n\
         \"cast\": {{ \"statement\": \"…\", \"kind\": \"count\", \"unit\": \"votes\" }},\n\
         \"seats(all)\": {{ \"statement\": \"…\", \"kind\": \"count\" }}, \"cost\": {{ \"statement\": \"…\", \"kind\": \"quantity\", \"unit\": \"USD\" }},\n\
         \"turnout\": {{ \"statement\": \"…\", \"kind\": \"percent\" }}, \"left\": {{ \"statement\": \"…\", \"kind\": \"date\" }},\n\
         \"came\": {{ \"statement\": \"…\", \"kind\": \"date\" }}, \"fair\": {{ \"statement\": \"…\", \"kind\": \"yes-no\" }},\n\
         \"who\": {{ \"statement\": \"…\", \"kind\": \"text\", \"appearances\": [\n\
         {appearance}] }} }}, \"drafts\": {{\n{draft}\n}} }}"
    )
}

#[test]
fn drafts_and_appearances() {
    let draft = |fields: &str| with_draft(&format!(r#""a": {{ "file": "a.md"{fields} }}"#), "");
    let aside = |entry: &str| draft(&format!(r#", "set_aside": [{entry}]"#));
    let appears = |entry: &str| with_draft(r#""story": { "file": "a.md" }"#, entry);
    check(
        Syntax::Json,
        &[
            (draft(r#", "published": "2010-06", "language": "fa", "note": "x""#), &[]),
            (with_draft(r#""a": {}"#, ""), &["9:1 draft `a` has no `file`"]),
            (with_draft(r#""a b": { "file": "x" }"#, ""), &["9:3 the id `a b` holds a space"]),
            (
                with_draft(r#""a": { "file": "../a.md" }"#, ""),
                &["9:16 the path `../a.md` leaves the folder of the claims file"],
            ),
            (
                draft(r#", "published": "June", "language": "e n", "colour": 1"#),
                &[
                    "9:38 `published`: cannot read `June`: a year of four digits was expected",
                    "9:57 `language`: `e n` is not a language tag",
                    "9:64 unknown field `colour` of a draft",
                ],
            ),
            (
                with_draft(r#""a": 1"#, r#"{ "draft": "a", "quote": "x" }"#),
                &["9:6 `a`: expected a draft: an object with `file` and more, found a number"],
            ),
            (
                draft(r#", "derived": [{}]"#),
                &[
                    "9:36 a derivation of `a` has no `is`",
                    "9:36 a derivation of `a` has no `quote`",
                ],
            ),
            (aside(r#"{ "class": "years", "because": "x" }"#), &[]),
            (
                aside("{}"),
                &[
                    "9:38 an exemption of `a` has neither `quote` nor `class`",
                    "9:38 an exemption of `a` has no `because`",
                ],
            ),
            (
                aside(r#"{ "class": "years", "quote": "in 2009", "because": "x" }"#),
                &["9:38 an exemption of `a` has both `quote` and `class`"],
            ),
            (aside(r#"{ "class": "year", "because": "x" }"#), &["9:49 `year` is not a class"]),
            (appears(r#"{ "draft": "story", "quote": "540 votes", "prefix": "had" }"#), &[]),
            (
                appears("{}"),
                &[
                    "8:1 an appearance of `who` has no `draft`",
                    "8:1 an appearance of `who` has no `quote`",
                ],
            ),
            (
                appears(r#"{ "draft": "stroy", "quote": " " }"#),
                &[
                    "8:12 there is no draft `stroy`",
                    "8:30 `quote`: expected some text, found an empty string",
                ],
            ),
        ],
    );
    let problems = read(&appears(r#"{ "draft": "stroy", "quote": "x" }"#), Syntax::Json).1;
    assert_eq!(problems[0].help.as_deref(), Some("did you mean `story`?"));
    let (_, problems) = read(&aside(r#"{ "class": "nams", "because": "x" }"#), Syntax::Json);
    assert_eq!(problems[0].help.as_deref(), Some("did you mean `names`?"));
}

#[test]
fn formulas() {
    let deep = format!("{}won{} / cast", "( ".repeat(2000), " )".repeat(2000));
    let long = format!("won{}", " + 1".repeat(2000));
    let long: &[(&str, &[&str])] = &[
        (&deep, &[]),
        (&long, &[]),
        (&"won + ".repeat(2000), &["the formula has more than 10000 bytes"]),
    ];
    let table: &[(&str, &[&str])] = &[
        ("won / cast", &[]),
        ("(won + cast) / 2", &[]),
        ("((won + cast)) / (2)", &[]),
        ("( seats(all) - 3 ) / seats(all)", &[]),
        ("(seats(all) - 3) / (seats(all))", &[]),
        ("- won + cast", &[]),
        ("50% * won + 100 votes", &[]),
        ("left - came + 1", &[]),
        ("came + 2 weeks", &[]),
        ("left - 2010-01-07", &[]),
        ("100 - turnout", &[]),
        ("cost / won", &[]),
        ("won / cats", &["7 there is no claim `cats`"]),
        ("vote + cats", &["1 there is no claim `vote`", "8 there is no claim `cats`"]),
        ("won/cast", &["1 there is no claim `won/cast`"]),
        ("won ÷ cast", &["5 `÷` is no operator of formulas"]),
        ("won = cast", &["5 `=` is no operator of formulas"]),
        ("won cast", &["5 expected an operator, found `cast`"]),
        ("won ( cast )", &["5 expected an operator, found `(`"]),
        ("won /", &["6 the formula ends too early"]),
        ("/ won", &["1 expected a claim or a figure, found `/`"]),
        ("won - - cast", &["7 expected a claim or a figure, found `-`"]),
        ("( won + cast", &["1 `(` is not closed"]),
        ("won + cast )", &["12 `)` closes nothing"]),
        ("( )", &["3 expected a claim or a figure, found `)`"]),
        ("won + 1,200", &["7 cannot read `1,200`: a digit was expected"]),
        ("540 / 650", &["1 no claim stands in the formula"]),
        ("fair + who", &["1 `fair` is a yes-no claim", "8 `who` is a text claim"]),
        ("left + came", &["1 a date and a date cannot be added or subtracted"]),
        ("left + 5", &["1 a date and a number cannot be added or subtracted"]),
        ("left - won", &["1 a date and a count in `votes` cannot be added or subtracted"]),
        ("2 - left", &["1 a number and a date cannot be added or subtracted"]),
        ("- left", &["3 a date has no negative"]),
        ("left / 2", &["1 a date cannot be multiplied or divided"]),
        (
            "won + cost",
            &["1 a count in `votes` and a quantity in `USD` cannot be added or subtracted"],
        ),
        ("won + turnout", &["1 a count in `votes` and a percentage cannot be added or subtracted"]),
        ("left + 2 months", &["1 a date and a quantity in `months` cannot be added or subtracted"]),
        ("left - 2010-01", &["8 `2010-01` is no single day"]),
    ];
    let file = |formula: &str| {
        let derived = format!(r#""derived": [{{ "quote": "x", "is":{}"{formula}" }}]"#, "\n");
        with_draft(&format!(r#""a": {{ "file": "a.md", {derived} }}"#), "")
    };
    let dossier = read(&with_draft("", ""), Syntax::Json).0.unwrap();
    for (formula, expected) in table.iter().chain(long) {
        let text = file(formula);
        let problems = read(&text, Syntax::Json).1;
        let found: Vec<String> = problems.iter().map(|problem| told(&text, problem)).collect();
        // The formula begins at the second column of line 10.
        let place = |told: &&str| match told.split_once(' ') {
            Some((column, message)) if column.parse::<usize>().is_ok() => {
                format!("10:{} `is`: {message}", column.parse::<usize>().unwrap() + 1)
            }
            _ => format!("10:2 `is`: {told}"),
        };
        assert_eq!(found, expected.iter().map(place).collect::<Vec<_>>(), "{formula}");
        // A formula that stands elsewhere is told the same.
        let mistakes =
            crosscheck::dossier::Formula::parse(formula, &dossier).err().unwrap_or_default();
        let messages: Vec<&String> = mistakes.iter().map(|mistake| &mistake.message).collect();
        let same = problems.iter().map(|problem| problem.message.trim_start_matches("`is`: "));
        assert_eq!(messages, same.collect::<Vec<_>>(), "{formula}");
    }
}

#[test]
fn acceptances() {
    let accept = |entry: &str| with_claim("count", &format!(", \"accept\": [{entry}]"));
    let whole = |finding: &str, positions: &str| {
        accept(&format!(
            r#"{{ "finding": {finding}, "positions": {positions}, "because": "so it is" }}"#
        ))
    };
    check(
        Syntax::Json,
        &[
            (whole(r#""conflict""#, r#"[540, ">=600", "denial"]"#), &[]),
            (whole(r#""inconsistent-account""#, "[1, 2]"), &[]),
            (
                accept("{}"),
                &[
                    "6:14 an acceptance of `c` has no `because`",
                    "6:14 an acceptance of `c` has no `finding`",
                    "6:14 an acceptance of `c` has no `positions`",
                ],
            ),
            (
                whole(r#""conflicts""#, "[1, 2]"),
                &["6:27 `conflicts` is not a finding that can be accepted"],
            ),
            (
                whole(r#""conflict""#, "[1]"),
                &["6:52 `positions`: expected two or more that disagree"],
            ),
            (
                whole(r#""conflict""#, r#"[1, true]"#),
                &["6:56 `positions`: expected a count, found `true`"],
            ),
            (
                accept(
                    r#"{ "finding": "conflict", "positions": [1, 2], "becuase": "x", "because": "y" }"#,
                ),
                &["6:60 unknown field `becuase` of an acceptance"],
            ),
            (
                with_claim("count", ", \"accept\": {}"),
                &["6:13 `accept`: expected a list of acceptances, found an object"],
            ),
        ],
    );
}

#[test]
fn syntax() {
    let deep = "[".repeat(100_000);
    check(
        Syntax::Json,
        &[
            (String::new(), &["1:1 the claims file is empty"]),
            ("\u{feff} \n\t".into(), &["2:2 the claims file is empty"]),
            (deep, &["1:513 lists and objects are nested too deeply"]),
            ("{ \"version\": 1,\n".into(), &["1:1 the file ends before this object is closed"]),
            ("{ \"version\": ".into(), &["1:14 expected a value, found the end of the file"]),
            ("{ \"claims\": [ 1,\n 2".into(), &["1:13 the file ends before this list is closed"]),
            (
                "{ \"title\": \"It is so }\n}".into(),
                &["1:12 a string is not closed at the end of its line"],
            ),
            ("{} {}".into(), &["1:4 expected the end of the file, found `{`"]),
            ("{ \"version\" 1 }".into(), &["1:13 expected `:` after the field's name, found `1`"]),
            (
                "{ \"version\": 1\n  \"title\": \"x\" }".into(),
                &["1:15 expected `,` before a string"],
            ),
            (
                "{ version: 1 }".into(),
                &["1:3 expected a field's name in double quotes, or `}`, found `version`"],
            ),
            (
                "{ \"version\": 1 ]".into(),
                &["1:16 expected a field's name in double quotes, or `}`, found `]`"],
            ),
            ("{ \"title\": 'x' }".into(), &["1:12 expected a value in double quotes, found `'`"]),
            ("{ \"title\": \"a\\d\" }".into(), &["1:14 `\\d` cannot stand in a string"]),
            ("{ \"title\": \"\\ud800\" }".into(), &["1:13 `\\ud800` cannot stand in a string"]),
            ("{ \"version\": True }".into(), &["1:14 expected a value, found `True`"]),
            ("{ \"version\": 01 }".into(), &["1:14 `01` is not a JSON number"]),
            ("{ \"version\": +1 }".into(), &["1:14 `+1` is not a JSON number"]),
            ("{ \"version\": 2010-01-07 }".into(), &["1:14 `2010-01-07` is not a JSON number"]),
            ("{ \"version\": 600..700 }".into(), &["1:14 `600..700` is not a JSON number"]),
            ("{ \"version\": >=600 }".into(), &["1:14 expected a value, found `>`"]),
            (
                "{ \"version\": 1,000 }".into(),
                &["1:16 expected a field's name in double quotes, or `}`, found `000`"],
            ),
        ],
    );
}

#[test]
fn habits_that_json_does_not_share() {
    let file =
        "{ // a comment\n\"version\": 1, \"sources\": {}, \"claims\": {},\n\"title\": \"a\tb\", }";
    let comment = "1:3 comments are not allowed in JSON";
    let tab = "3:12 a string holds the control character U+0009 as it is";
    let comma = "3:15 a comma after the last element is not allowed in JSON";
    check(Syntax::Json, &[(file.into(), &[comment, tab, comma])]);
    check(Syntax::Jsonc, &[(file.into(), &[tab])]);
    let spaced = "{ \"version\":\u{a0}1, \"sources\": {}, \"claims\": {} }";
    let space = "1:13 the white space character U+00A0 stands outside a string";
    check(Syntax::Jsonc, &[(spaced.into(), &[space])]);
    let open = "{ \"version\": 1 /* without end";
    check(Syntax::Jsonc, &[(open.into(), &["1:16 a comment is not closed"])]);
    check(Syntax::Jsonc, &[("// nothing\n".into(), &["2:1 the claims file is empty"])]);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let file = "\u{feff}{ \"version\": 1, \"sources\": {}, \"claims\": {}, \"titel\": 1 }";
    check(Syntax::Json, &[(file.into(), &["1:46 unknown field `titel` of a dossier"])]);
    let (_, problems) = read(file, Syntax::Json);
    assert_eq!(problems[0].place.of(file), "\"titel\"");
}

#[test]
fn the_whole_file() {
    let head = "\"sources\": {}, \"claims\": {}";
    check(
        Syntax::Json,
        &[
            (
                "[]".into(),
                &[
                    "1:1 the file: expected an object with `version`, `sources` and `claims`, found a list",
                ],
            ),
            (
                " {}".into(),
                &[
                    "1:2 the claims file has no `claims`",
                    "1:2 the claims file has no `sources`",
                    "1:2 the claims file has no `version`",
                ],
            ),
            (format!("{{ \"version\": 2, {head} }}"), &["1:14 `version`: expected 1, found `2`"]),
            (
                format!("{{ \"version\": \"1\", {head} }}"),
                &["1:14 `version`: expected 1, found `\"1\"`"],
            ),
            (
                format!("{{ \"version\": 1, {head}, \"title\": null }}"),
                &["1:55 `title`: expected a string, found `null`"],
            ),
            (
                format!("{{ \"version\": 1, {head},\n\"claims\": {{}} }}"),
                &["2:1 `claims` is given twice"],
            ),
            (
                format!("{{ \"version\": 1, {head}, \"levels\": {{ \"conflict\": 2 }} }}"),
                &["1:70 `conflict`: expected a string, found a number"],
            ),
            (
                format!("{{ \"version\": 1, {head}, \"rules\": {{}} }}"),
                &["1:55 `rules`: expected a list of rules, found an object"],
            ),
        ],
    );
}

/// A claims file with claims of several kinds, and this rule on line 9, where its text begins in column 25.
fn with_rule(holds: &str) -> String {
    let claim = |id: &str, fields: &str| {
        format!("\"{id}\": {{ \"statement\": \"It is so.\", \"kind\": {fields} }}")
    };
    let claims = [
        claim("votes-cast", "\"count\", \"unit\": \"votes\"")
            + ", "
            + &claim("votes-won", "\"count\", \"unit\": \"Votes\""),
        claim("ballots", "\"count\", \"unit\": \"boats\"") + ", " + &claim("seats", "\"count\""),
        claim("began", "\"date\"") + ", " + &claim("ended", "\"date\""),
        claim("share", "\"percent\"")
            + ", "
            + &claim("fair", "\"yes-no\"")
            + ", "
            + &claim("who", "\"text\""),
    ];
    let claims = claims.join(",\n");
    format!(
        "{{ \"version\": 1,\n\"sources\": {{}},\n\"claims\": {{\n{claims}\n}}, \"rules\": [\n\
         {{  \"id\": \"r\", \"holds\": \"{holds}\" }}\n] }}"
    )
}

#[test]
fn rules() {
    let table: &[(&str, &[&str])] = &[
        ("votes-won <= votes-cast", &[]),
        ("votes-won ≤ votes-cast - 3 votes", &[]),
        ("votes-won + -3 >= 2/3 * votes-cast", &[]),
        ("- votes-won < 0.5 - votes-cast * 50%", &[]),
        ("share + share <= 100%", &[]),
        ("began + 1 month + 2 weeks < ended", &[]),
        ("ended - began <= 0.5 years", &[]),
        ("2010-01-31 + 1 month >= began", &[]),
        ("votes-won - votes-won = 0", &[]),
        // Words.
        ("votes-won <= votes-cats", &["9:38 `holds`: there is no claim `votes-cats`"]),
        (
            "vote <= seat",
            &["9:25 `holds`: there is no claim `vote`", "9:33 `holds`: there is no claim `seat`"],
        ),
        (
            "votes-won<=votes-cast",
            &["9:25 `holds`: no operator stands by itself in `votes-won<=votes-cast`"],
        ),
        ("votes-won<votes-cast = 1", &["9:25 `holds`: there is no claim `votes-won<votes-cast`"]),
        ("votes-won == 1", &["9:35 `holds`: `==` is no operator of rules"]),
        ("votes-won != 1", &["9:35 `holds`: `!=` is no operator of rules"]),
        ("votes-won − 1 = 2", &["9:35 `holds`: `−` is no operator of rules"]),
        ("votes-cast / 2 <= votes-won", &["9:36 `holds`: `/` is no operator of rules"]),
        ("2 * (votes-won + 1) = 2", &["9:29 `holds`: parentheses cannot stand in a rule"]),
        ("votes-won <= 1,200", &["9:38 `holds`: cannot read `1,200`: a digit was expected"]),
        // Sums.
        ("votes-won", &["9:34 `holds`: the rule compares nothing"]),
        ("votes-won <=", &["9:37 `holds`: the rule ends too early"]),
        ("<= votes-won", &["9:25 `holds`: expected a claim or a figure, found `<=`"]),
        ("votes-won + * 2 = 1", &["9:37 `holds`: expected a claim or a figure, found `*`"]),
        ("votes-won votes-cast = 1", &["9:35 `holds`: expected an operator, found `votes-cast`"]),
        ("votes-won = 1 - - 1", &["9:41 `holds`: expected a claim or a figure, found `-`"]),
        ("1 <= seats <= 5", &["9:36 `holds`: a rule has one comparison"]),
        (
            "votes-won * votes-cast = 1",
            &["9:35 `holds`: only a claim and a number or percentage can be multiplied"],
        ),
        (
            "2 * 3 = votes-won",
            &["9:27 `holds`: only a claim and a number or percentage can be multiplied"],
        ),
        ("1 <= 2", &["9:25 `holds`: no claim stands in the rule"]),
        // Kinds and units.
        ("votes-won <= fair", &["9:38 `holds`: `fair` is a yes-no claim"]),
        (
            "who = fair",
            &["9:25 `holds`: `who` is a text claim", "9:31 `holds`: `fair` is a yes-no claim"],
        ),
        ("votes-won <= began", &["9:38 `holds`: `began` is a date, and `votes-won` is a count"]),
        ("votes-won <= share", &["9:38 `holds`: `share` is a percent, and `votes-won` is a count"]),
        (
            "votes-won <= ballots + seats",
            &[
                "9:38 `holds`: `ballots` is in `boats`, and `votes-won` is in `Votes`",
                "9:48 `holds`: `seats` has no unit, and `votes-won` is in `Votes`",
            ],
        ),
        ("votes-won <= 5 seats", &["9:40 `holds`: `votes-won` is in `Votes`"]),
        ("seats <= 5 votes-won", &["9:36 `holds`: `seats` has no unit"]),
        (
            "votes-won <= 50%",
            &["9:38 `holds`: a percentage by itself, where `votes-won` is a count"],
        ),
        ("votes-won <= 2010-01-07", &["9:38 `holds`: a day, where `votes-won` is a count"]),
        // Dates.
        ("began <= ended + 2", &["9:42 `holds`: a number without a unit, where `began` is a date"]),
        ("began <= ended + 2 hours", &["9:44 `holds`: `hours` is no duration"]),
        ("began <= 2010-01", &["9:34 `holds`: `2010-01` is no single day"]),
        ("began <= 2010-01-07~", &["9:34 `holds`: `2010-01-07~` is no single day"]),
        ("began <= 5 days", &["9:25 `holds`: a date is compared with a duration"]),
        (
            "began + ended = 2 * began - 5 days + ended",
            &["9:25 `holds`: dates are added up: 2 on the left, 3 on the right"],
        ),
        (
            "began - began <= 1 month",
            &[
                "9:25 `holds`: months and years have no fixed length, and no single date stands beside them",
            ],
        ),
        (
            "began <= ended + 0.3 months",
            &["9:42 `holds`: 3/10 months or years are no whole number of months"],
        ),
        (
            "began <= ended + 99999999999999999999999 years",
            &[
                "9:42 `holds`: 99999999999999999999999 months or years are no whole number of months",
            ],
        ),
        (
            "999999999999999999999999 * votes-won <= 0.000000000001 * votes-won + 0.000000000001",
            &[],
        ),
    ];
    let files: Vec<(String, &[&str])> =
        table.iter().map(|(holds, expected)| (with_rule(holds), *expected)).collect();
    check(Syntax::Json, &files);
}

#[test]
fn rules_of_a_file_with_other_mistakes() {
    let rule =
        |fields: &str| with_rule("votes-won <= votes-cast").replace("\"id\": \"r\", ", fields);
    let twice = with_rule("seats = 1\" }, { \"id\": \"r\", \"holds\": \"seats = 2");
    let wrong_claim = with_rule("votes-won <= seats").replace("\"count\" }", "\"cuont\" }");
    check(
        Syntax::Json,
        &[
            (rule(""), &["9:1 a rule has no `id`"]),
            (rule("\"id\": \"a b\", "), &["9:12 the id `a b` holds a space"]),
            (rule("\"id\": \"r\", \"why\": \"\", "), &["9:15 unknown field `why` of a rule"]),
            (twice, &["9:47 two rules have the id `r`"]),
            // What a wrong claim could be compared with is not known.
            (wrong_claim, &["5:121 `cuont` is not a kind"]),
            (with_rule("votes\\u002dwon <= who"), &["9:24 `holds`: `who` is a text claim"]),
        ],
    );
}

#[test]
fn sources() {
    let file = |path: &str| with_sources(&format!("\"a\": {{ \"file\": {path} }}"));
    check(
        Syntax::Json,
        &[
            (
                with_sources("\"a\": []"),
                &[
                    "3:6 `a`: expected a source: an object with `title`, `file` and more, found a list",
                ],
            ),
            (with_sources("\"\": {}"), &["3:1 an id is empty"]),
            (with_sources("\"a b\": {}"), &["3:3 the id `a b` holds a space"]),
            (with_sources("\"a/b\": {}"), &["3:3 the id `a/b` holds a `/`"]),
            (
                with_sources("\"a\u{202e}\": {}"),
                &["3:3 the id `a\u{202e}` holds the character U+202E"],
            ),
            (with_sources("\"a\": {}, \"a\": {}"), &["3:10 `a` is given twice"]),
            (
                with_sources("\"a\": { \"author\": \"X\" }"),
                &["3:18 `author`: expected a list of strings, found a string"],
            ),
            (
                with_sources("\"a\": { \"author\": [\"X\", 1] }"),
                &["3:24 an element of `author`: expected a string, found a number"],
            ),
            (
                with_sources("\"a\": { \"published\": \"2010-13\" }"),
                &[
                    "3:27 `published`: cannot read `2010-13`: a month from 01 to 12, or a part of the year from 21 to 41, was expected",
                ],
            ),
            (
                with_sources("\"a\": { \"published\": \"2010\\u002d13\" }"),
                &[
                    "3:21 `published`: cannot read `2010-13`: a month from 01 to 12, or a part of the year from 21 to 41, was expected",
                ],
            ),
            (
                with_sources("\"a\": { \"url\": \" \" }"),
                &["3:15 `url`: expected some text, found an empty string"],
            ),
            (
                with_sources(
                    "\"a\": { \"language\": \"pt_BR\" },\n\"b\": { \"language\": \"German\" }",
                ),
                &[
                    "3:20 `language`: `pt_BR` is not a language tag",
                    "4:20 `language`: `German` is not a language tag",
                ],
            ),
            (
                with_sources("\"a\": { \"file\": \"x\", \"sha256\": \"12\" }"),
                &["3:31 `sha256`: `12` is not a SHA-256 digest"],
            ),
            (
                with_sources(&format!("\"a\": {{ \"sha256\": \"{}\" }}", "0".repeat(64))),
                &["3:18 `sha256` is given without `file`"],
            ),
            (
                with_sources("\"a\": { \"derived_from\": [\"b\"] }"),
                &["3:25 there is no source `b`"],
            ),
            (
                with_sources(
                    "}, \"speakers\": {\n\"A\": { \"aliases\": [\"B\", \" a \", \"\"] }, \"C\": { \"aliases\": [\"b\"], \"x\": 1 }, \"D\": 1",
                ),
                &[
                    "4:25 the name ` a ` is given twice: `A` goes by it already",
                    "4:32 an element of `aliases`: expected some text, found an empty string",
                    "4:58 the name `b` is given twice: `A` goes by it already",
                    "4:64 unknown field `x` of a speaker",
                    "4:79 `D`: expected a speaker: an object with `aliases`, found a number",
                ],
            ),
            (
                with_sources("\"a\": { \"derived_from\": [\"a\"] }"),
                &["3:25 source `a` is derived from itself: `a` → `a`"],
            ),
            (
                with_sources(
                    "\"a\": { \"derived_from\": [\"b\"] }, \"b\": { \"derived_from\": [\"d\", \"c\"] },\n\
                     \"c\": { \"derived_from\": [\"d\", \"a\"] }, \"d\": {}",
                ),
                &["4:30 source `a` is derived from itself: `a` → `b` → `c` → `a`"],
            ),
            (file("\"/etc/passwd\""), &["3:16 the path `/etc/passwd` is absolute"]),
            (file("\"C:/x.txt\""), &["3:16 the path `C:/x.txt` is absolute"]),
            (
                file("\"a/../../x\""),
                &["3:16 the path `a/../../x` leaves the folder of the claims file"],
            ),
            (file("\"a\\\\b.txt\""), &["3:16 the path `a\\b.txt` holds a backslash"]),
            (file("\"a\\u0000b\""), &["3:16 the path `a\0b` holds a control character"]),
            (
                file("\"https://example.org\""),
                &["3:16 the path `https://example.org` is a web address"],
            ),
            (file("\"a/\""), &["3:16 the path `a/` names a folder"]),
            (file("\"./a/../b.txt\""), &[]),
        ],
    );
}

#[test]
fn claims() {
    check(
        Syntax::Json,
        &[
            (
                with_claims("\"c\": {}"),
                &["5:1 claim `c` has no `kind`", "5:1 claim `c` has no `statement`"],
            ),
            (
                with_claims("\"c\": 1"),
                &[
                    "5:6 `c`: expected a claim: an object with `statement`, `kind` and `citations`, found a number",
                ],
            ),
            (
                with_claims("\"c\": { \"statement\": \"\", \"kind\": \"text\" }"),
                &["5:21 `statement`: expected some text, found an empty string"],
            ),
            (with_claim("cuont", ""), &["5:42 `cuont` is not a kind"]),
            (with_claim("count", ",\"claim\": 3"), &["6:2 unknown field `claim` of a claim"]),
            (
                with_claim("count", ",\"value\": [540]"),
                &["6:11 `value`: expected a number, a string, `true` or `false`, found a list"],
            ),
            (
                with_claim("count", ",\"value\": true"),
                &["6:11 `value`: expected a count, found `true`"],
            ),
            (with_claim("date", ",\"value\": 2010"), &[]),
            (with_claim("count", ",\"value\": 5e2"), &[]),
            (
                with_claim("text", ",\"value\": 540"),
                &["6:11 `value`: expected a string, found a number"],
            ),
            (
                with_claim("yes-no", ",\"value\": 1"),
                &["6:11 `value`: expected `true` or `false`, found a number"],
            ),
            (
                with_claim("date", ",\"value\": \"2010-13\""),
                &[
                    "6:17 `value`: cannot read `2010-13`: a month from 01 to 12, or a part of the year from 21 to 41, was expected",
                ],
            ),
            (
                with_claim("date", ",\"unit\": \"days\""),
                &["6:10 `unit` is for counts and quantities, and this claim's kind is date"],
            ),
            (
                with_claim("yes-no", ",\"tolerance\": 2"),
                &["6:15 `tolerance` is for numbers and dates, and this claim's kind is yes-no"],
            ),
            (
                with_claim("count", ",\"tolerance\": true"),
                &["6:15 `tolerance`: expected a number, a percentage or days, found `true`"],
            ),
            (
                with_claim("count", ",\"same_as\": [\"x\"]"),
                &["6:13 `same_as` is for text values, and this claim's kind is count"],
            ),
            (
                with_claim("text", ",\"same_as\": [\"x\"]"),
                &["6:13 `same_as` is given without `value`"],
            ),
            (
                with_claim("count", ",\"tags\": [\"\"]"),
                &["6:11 an element of `tags`: expected some text, found an empty string"],
            ),
            (
                with_claim("count", ",\"citations\": \"x\""),
                &["6:15 `citations`: expected a list of citations, found a string"],
            ),
            (
                with_claim("count", ",\"citations\": [\"x\", 3]"),
                &[
                    "6:16 an element of `citations`: expected a citation: an object with `source` and `quote`, found a string",
                    "6:21 an element of `citations`: expected a citation: an object with `source` and `quote`, found a number",
                ],
            ),
        ],
    );
}

#[test]
fn citations() {
    check(
        Syntax::Json,
        &[
            (
                with_claim("count", ",\"citations\": [{}]"),
                &[
                    "6:16 a citation of `c` has no `quote`",
                    "6:16 a citation of `c` has no `source`",
                ],
            ),
            (with_citation("count", ""), &[]),
            (with_citation("count", ", \"source\": \"ria\""), &["7:42 `source` is given twice"]),
            (
                with_citation("count", ", \"qoute\": 1"),
                &["7:42 unknown field `qoute` of a citation"],
            ),
            (
                with_citation("count", "").replace("\"wsj\", \"q", "\"wjs\", \"q"),
                &["7:13 there is no source `wjs`"],
            ),
            (
                with_citation("count", "").replace("540 votes", " "),
                &["7:29 `quote`: expected some text, found an empty string"],
            ),
            (
                with_citation("count", ", \"value\": \"many\""),
                &["7:52 `value`: cannot read `many`: a digit was expected"],
            ),
            (
                with_citation("count", ", \"stance\": \"support\""),
                &["7:52 `support` is not a stance"],
            ),
            (
                with_citation("count", ", \"attributed_to\": 3"),
                &["7:59 `attributed_to`: expected a string or a list of strings, found a number"],
            ),
            (
                with_citation("count", ", \"attributed_to\": [\"X\", \"\"]"),
                &["7:65 an element of `attributed_to`: expected some text, found an empty string"],
            ),
            (
                with_citation("count", ", \"attributed_to\": \"\""),
                &["7:59 `attributed_to`: expected some text, found an empty string"],
            ),
            (
                with_citation("count", ", \"inferred\": \"because\""),
                &["7:54 `inferred` is given without `value` or `stance`"],
            ),
            (
                with_citation("date", ", \"as_of\": \"2010-13\""),
                &[
                    "7:57 `as_of`: cannot read `2010-13`: a month from 01 to 12, or a part of the year from 21 to 41, was expected",
                ],
            ),
            (
                with_citation("yes-no", ""),
                &["7:1 a citation of a yes-no claim says by `stance` what its quote does"],
            ),
            (with_citation("yes-no", ", \"stance\": \"context\""), &[]),
            (with_citation("yes-no", ", \"value\": false"), &[]),
            (
                with_citation(
                    "count",
                    ", \"id\": \"a\" },\n{ \"id\": \"a\", \"source\": \"ria\", \"quote\": \"540\"",
                ),
                &["8:9 two citations of `c` have the id `a`"],
            ),
        ],
    );
}

#[test]
fn help_names_what_was_meant() {
    let table = [
        (with_citation("count", ", \"qoute\": 1"), "did you mean `quote`?"),
        (with_citation("count", "").replace("\"wsj\", \"q", "\"wjs\", \"q"), "did you mean `wsj`?"),
        (with_claim("cuont", ""), "did you mean `count`?"),
        (with_citation("count", ", \"stance\": \"support\""), "did you mean `supports`?"),
        ("{} // x".into(), "remove it, or name the file claims.jsonc"),
        (
            "{,}".into(),
            "names of fields and ids stand between double quotes; check for a missing bracket before this",
        ),
    ];
    for (text, help) in table {
        let (_, problems) = read(&text, Syntax::Json);
        assert!(
            problems.iter().any(|problem| problem.help.as_deref() == Some(help)),
            "{text}\n{problems:#?}"
        );
    }
    let (_, problems) = read(&with_citation("count", ", \"colour\": 1"), Syntax::Json);
    let help = problems[0].help.as_deref().unwrap();
    assert!(help.starts_with("a citation may have `id`, `source`, `quote`, "), "{help}");
}

#[test]
fn a_dozen_mistakes_are_told_in_one_run() {
    let text = include_str!("data/a-dozen-mistakes.json");
    let expected = [
        "1:1 the claims file has no `version`",
        "2:3 unknown field `verison` of a dossier",
        "2:17 comments are not allowed in JSON",
        "3:12 `title`: expected a string, found `null`",
        "5:22 the path `../wsj.txt` leaves the folder of the claims file",
        "5:55 `published`: cannot read `2010-13-19`: a month from 01 to 12, or a part of the year from 21 to 41, was expected",
        "5:73 `author`: expected a list of strings, found a string",
        "6:7 the id `a reader` holds a space",
        "6:36 there is no source `wjs`",
        "9:5 claim `votes` has no `statement`",
        "10:15 `cuont` is not a kind",
        "10:33 `value`: expected a number, a string, `true` or `false`, found an object",
        "12:9 a citation of `votes` has no `quote`",
        "12:28 unknown field `qoute` of a citation",
        "13:21 there is no source `ap`",
        "13:36 `quote`: expected some text, found an empty string",
        "13:42 `quote` is given twice",
        "13:70 `suports` is not a stance",
        "13:81 a comma after the last element is not allowed in JSON",
        "17:13 `levels`: expected an object with strings by name, found a list",
        "18:15 draft `story` has no `file`",
        "18:78 `is`: there is no claim `cast`",
    ];
    let found: Vec<String> =
        read(text, Syntax::Json).1.iter().map(|problem| told(text, problem)).collect();
    assert_eq!(found, expected);
}

#[test]
fn numbers_keep_every_digit() {
    for value in ["540.10", "123456789012345678901", "0.1", "-3"] {
        let text = with_claim("quantity", &format!(",\"unit\": \"USD\", \"value\": {value}"));
        let (number, string) = (
            read(&text, Syntax::Json),
            read(&text.replace(value, &format!("\"{value}\"")), Syntax::Json),
        );
        assert_eq!(number.1, [], "{value}");
        let value = |dossier: Option<crosscheck::dossier::Dossier>| {
            dossier.unwrap().claims[0].value.clone().unwrap().value
        };
        assert_eq!(value(number.0), value(string.0));
    }
}

#[test]
fn a_long_chain_of_sources_is_no_trouble() {
    let link = |n: usize| format!("\"s{n}\": {{ \"derived_from\": [\"s{}\"] }},", n + 1);
    let chain: String = (0..20_000).map(link).collect();
    let (dossier, problems) =
        read(&with_sources(&format!("{chain} \"s20000\": {{}}")), Syntax::Json);
    assert_eq!(problems, []);
    assert_eq!(dossier.unwrap().sources[7].derived_from, [8]);
    let circle = with_sources(&format!("{chain} \"s20000\": {{ \"derived_from\": [\"s0\"] }}"));
    let (_, problems) = read(&circle, Syntax::Json);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.ends_with("`s7` → … → `s0`"), "{}", problems[0].message);
}

const VALID: &str = include_str!("data/every-field.json");

fn reads(text: &str) {
    for syntax in [Syntax::Json, Syntax::Jsonc] {
        let (dossier, problems) = read(text, syntax);
        assert_eq!(dossier.is_some(), problems.is_empty());
        assert!(problems.is_sorted_by_key(|problem| problem.place));
        for problem in &problems {
            assert!(text.get(problem.place.start..problem.place.end).is_some(), "{problem:?}");
        }
        let rendered =
            crosscheck::report::kit::problems::render(&problems, "claims.json", text, false, 80);
        assert!(!rendered.contains(|c: char| c.is_control() && c != '\n'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        reads(&text);
    }

    #[test]
    fn no_json_soup_makes_the_reader_panic(text in "([\\[\\]{},:\"\\\\/*é\u{feff}\t\n x0-9.+-]|\"|\\\\u|null|true|\"claims\":|\"sources\":\\{){0,60}") {
        reads(&text);
    }

    #[test]
    fn no_change_of_a_valid_file_makes_the_reader_panic(
        from in 0..VALID.len(), length in 0..40_usize, with in "[\\[\\]{},:\"\\\\é\u{85}\u{202e}x0-9 -]{0,4}"
    ) {
        let start = VALID.floor_char_boundary(from);
        let end = VALID.floor_char_boundary((start + length).min(VALID.len()));
        reads(&format!("{}{with}{}", &VALID[..start], &VALID[end..]));
    }
}
