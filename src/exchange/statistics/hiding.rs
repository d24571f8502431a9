//! Hiding small numbers, so that none can be worked out from what is shown (decision 0026).
//!
//! One rule for one line: a total that is shown, and the parts it falls into. For every hidden part at least two values
//! fit everything that is shown, also for a reader who knows this rule. A test tries every small line there is.

/// A number of people or things below this is not shown; nought is nobody, and is.
pub const SHOWN_FROM: u32 = 5;

/// A number as it may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is shown.
    Number(u32),
    /// It is below [`SHOWN_FROM`].
    Few,
    /// It is not shown: it would say too much, is of few cases, or another could be worked out from it. It says nothing of
    /// its size, and may be nought.
    Hidden,
}

/// A total and the parts it falls into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The total.
    pub total: Shown,
    /// The parts, in order; together they are the total.
    pub parts: Vec<Shown>,
}

/// Shows a line as far as it may be shown.
pub fn line(parts: &[u32]) -> Line {
    let total: u32 = parts.iter().sum();
    let all = |shown| Line {
        total: one(total),
        parts: vec![shown; parts.len()],
    };
    if total == 0 {
        return all(Shown::Number(0));
    }
    if total < SHOWN_FROM {
        // A nought that was shown would leave the others; one that was called few would be a case that never was.
        return all(Shown::Hidden);
    }
    let many = parts.iter().copied().filter(|part| *part >= SHOWN_FROM);
    let Some(smallest) = many.min() else {
        // Every part is small: only all of them together hide each one, and noughts would give the others away.
        return all(Shown::Hidden);
    };
    // The smallest that could be shown goes with what hides badly, and every one like it: then nothing tells them apart.
    let goes_too = (!hide_each_other(parts)).then_some(smallest);
    let parts = parts.iter().map(|part| match one(*part) {
        Shown::Number(number) if Some(number) == goes_too => Shown::Hidden,
        Shown::Few if goes_too.is_some() => Shown::Hidden,
        Shown::Number(number) => Shown::Number(number),
        Shown::Few | Shown::Hidden => Shown::Few,
    });
    Line {
        total: one(total),
        parts: parts.collect(),
    }
}

/// Shows a line of what one case may give several of: the parts, how many cases give each of them, and how many give any.
///
/// A large number says too much as well when it is of few cases. All parts then go, as where every part is small.
pub(super) fn line_of_cases(parts: &[u32], cases: &[u32], giving: u32) -> Line {
    let line = line(parts);
    let says_too_much = |shown: Shown, cases| matches!(shown, Shown::Number(_)) && is_few(cases);
    let mut shown = line.parts.iter().zip(cases);
    let hides_all = shown.any(|(part, cases)| says_too_much(*part, *cases));
    Line {
        total: if says_too_much(line.total, giving) {
            Shown::Hidden
        } else {
            line.total
        },
        parts: if hides_all {
            vec![Shown::Hidden; parts.len()]
        } else {
            line.parts
        },
    }
}

/// Whether the small ones of these numbers hide each other when their sum is known: there are several, and they need not
/// all be one, nor all be the largest that is not shown. Where there are none, there is nothing to hide.
pub(super) fn hide_each_other(numbers: &[u32]) -> bool {
    let few = numbers.iter().copied().filter(|number| is_few(*number));
    let (count, sum) = few.fold((0_u32, 0_u32), |(count, sum), number| {
        (count + 1, sum + number)
    });
    count == 0 || (count > 1 && count < sum && sum < count * (SHOWN_FROM - 1))
}

/// Whether a number is hidden for being small.
pub(super) const fn is_few(number: u32) -> bool {
    number > 0 && number < SHOWN_FROM
}

/// A number by itself.
pub const fn one(number: u32) -> Shown {
    if is_few(number) {
        Shown::Few
    } else {
        Shown::Number(number)
    }
}
