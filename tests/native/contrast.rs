//! Every pair of colour roles that stands on each other can be read, in the light and in the dark.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the allowance of .clippy.toml covers test functions only, not what they call"
)]

use std::{collections::BTreeMap, fs};

/// WCAG 2.2, 1.4.3: text.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11: edges of controls, symbols, the focus ring.
const SHAPE: f64 = 3.0;

/// What stands on what, and how far apart they must be.
const PAIRS: &[(&[&str], &[&str], f64)] = &[
    (
        &["text", "text-quiet", "link", "emergency-text", "action"],
        &["page", "surface", "surface-raised", "surface-sunken"],
        TEXT,
    ),
    (
        &["text", "text-quiet", "action"],
        &["action-surface", "action-surface-hover"],
        TEXT,
    ),
    (&["on-action"], &["action", "action-hover"], TEXT),
    (&["on-emergency"], &["emergency", "emergency-hover"], TEXT),
    (
        &["emergency-text", "text-quiet"],
        &["emergency-surface"],
        TEXT,
    ),
    (
        &["info-text", "text", "text-quiet", "link"],
        &["info-surface"],
        TEXT,
    ),
    (
        &["good-text", "text", "text-quiet", "link"],
        &["good-surface"],
        TEXT,
    ),
    (
        &["warn-text", "text", "text-quiet", "link"],
        &["warn-surface"],
        TEXT,
    ),
    (
        &["danger-text", "text", "text-quiet", "link"],
        &["danger-surface"],
        TEXT,
    ),
    (
        &["info-text", "good-text", "warn-text", "danger-text"],
        &["page", "surface", "surface-raised"],
        TEXT,
    ),
    (
        &["line-strong", "focus"],
        &["page", "surface", "surface-raised"],
        SHAPE,
    ),
    (&["emergency"], &["page", "surface"], SHAPE),
    (&["line-strong"], &["action-surface"], SHAPE),
    (&["focus"], &["surface-sunken", "action-surface"], SHAPE),
];

#[derive(Clone, Copy, Debug)]
enum Theme {
    Light,
    Dark,
}

fn tokens() -> BTreeMap<String, String> {
    let sheet = fs::read_to_string("style/tokens.css").expect("the tokens are there");
    sheet
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            Some((
                name.to_owned(),
                value.trim().trim_end_matches(';').to_owned(),
            ))
        })
        .collect()
}

/// The colour of a token in a theme, following references.
fn resolve(tokens: &BTreeMap<String, String>, value: &str, theme: Theme) -> [f64; 3] {
    if let Some(hex) = value.strip_prefix('#') {
        return [0, 2, 4].map(|at| {
            let channel = u8::from_str_radix(&hex[at..at + 2], 16).expect("a hexadecimal colour");
            f64::from(channel) / 255.0
        });
    }
    if let Some(inner) = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let (light, dark) = inner.split_once(", ").expect("two colours");
        let chosen = match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        };
        return resolve(tokens, chosen, theme);
    }
    let name = value
        .strip_prefix("var(--")
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or_else(|| panic!("not a colour: {value}"));
    resolve(tokens, &tokens[name], theme)
}

fn luminance(color: [f64; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_has_the_contrast_that_the_standard_says() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.001);
}

#[test]
fn every_pair_of_colour_roles_can_be_read_in_both_themes() {
    let tokens = tokens();
    let color = |role: &str, theme| resolve(&tokens, &tokens[&format!("color-{role}")], theme);
    let pairs = PAIRS.iter().flat_map(|&(fronts, backs, least)| {
        let with_backs = move |front| backs.iter().map(move |&back| (front, back, least));
        fronts.iter().copied().flat_map(with_backs)
    });
    let mut faint = Vec::new();
    for (front, back, least) in pairs {
        for theme in [Theme::Light, Theme::Dark] {
            let ratio = contrast(color(front, theme), color(back, theme));
            if ratio < least {
                faint.push(format!(
                    "{theme:?}: {front} on {back} is {ratio:.2}, not {least}"
                ));
            }
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn every_colour_role_is_looked_at_or_known_to_carry_no_meaning() {
    /// Lines and shadows that only soften; nothing is lost without them.
    const DECORATION: [&str; 2] = ["line", "backdrop"];
    let looked_at = |role: &str| {
        PAIRS
            .iter()
            .any(|(fronts, backs, _)| fronts.contains(&role) || backs.contains(&role))
    };
    let missed: Vec<_> = tokens()
        .into_keys()
        .filter_map(|name| name.strip_prefix("color-").map(str::to_owned))
        .filter(|role| !looked_at(role) && !DECORATION.contains(&role.as_str()))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}
