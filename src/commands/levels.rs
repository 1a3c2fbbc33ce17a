//! `-D`, `-W` and `-A`: levels on the command line, in the order in which they were typed.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, FromArgMatches};

use crate::finding::{Code, Level};

/// The levels that the command line sets; of two for one code the later holds, as in rustc.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LevelFlags(pub(super) Vec<(Code, Level)>);

const FLAGS: [(char, Level, &str); 3] = [
    ('D', Level::Deny, "Deny a finding: show it, and fail"),
    ('W', Level::Warn, "Warn of a finding: show it"),
    ('A', Level::Allow, "Allow a finding: do not show it"),
];

impl clap::Args for LevelFlags {
    fn augment_args(command: clap::Command) -> clap::Command {
        FLAGS.into_iter().fold(command, |command, (short, level, help)| {
            let arg = Arg::new(level.name()).short(short).long(level.name()).help(help);
            let arg = arg.value_name("CODE").action(ArgAction::Append).help_heading("Levels");
            command.arg(arg.value_parser(code_parser()).hide_possible_values(true))
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed: Vec<(usize, Code, Level)> = Vec::new();
        for (_, level, _) in FLAGS {
            let indices = matches.indices_of(level.name()).into_iter().flatten();
            let codes = matches.get_many::<Code>(level.name()).into_iter().flatten();
            typed.extend(indices.zip(codes).map(|(index, code)| (index, *code, level)));
        }
        typed.sort_unstable_by_key(|(index, ..)| *index);
        Ok(Self(typed.into_iter().map(|(_, code, level)| (code, level)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Returns a parser of codes that suggests the nearest.
pub(super) fn code_parser() -> impl TypedValueParser<Value = Code> {
    let names = Code::ALL.iter().map(|code| PossibleValue::new(code.name()).help(code.summary()));
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Code>())
}
