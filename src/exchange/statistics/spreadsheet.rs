//! A table as a file that a Dutch spreadsheet opens and that can do nothing there.
//!
//! Semicolons, because a Dutch spreadsheet takes the comma for a decimal; a byte order mark, because it would otherwise
//! not take the file for UTF-8. Forty lines of our own weigh less than a crate, and none of those defuses formulas
//! (decision 0027).

/// What tells a spreadsheet that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes rows of cells. Every cell stands between quotation marks and holds no formula, whatever was put in it.
pub fn spreadsheet(rows: &[Vec<String>]) -> Vec<u8> {
    let mut file = BYTE_ORDER_MARK.to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        file.push_str(&cells.join(";"));
        file.push_str("\r\n");
    }
    file.into_bytes()
}

fn quoted(cell: &str) -> String {
    let mut quoted = String::from('"');
    // Where a reader might take a new cell to begin: at the start, and after whatever separates or quotes.
    let mut begins = true;
    for sign in cell.chars() {
        let sign = if sign.is_control() { ' ' } else { sign };
        if is_unseen(sign) {
            continue;
        }
        if begins && is_formula(sign) {
            quoted.push('\'');
        }
        begins = matches!(sign, '"' | '\'' | ';' | ',' | '|') || (begins && sign.is_whitespace());
        if sign == '"' {
            quoted.push('"');
        }
        quoted.push(sign);
    }
    quoted.push('"');
    quoted
}

/// Signs that turn the reading direction around, or take no room: what is seen must be what is read.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Signs at which a spreadsheet takes a cell for a formula, wide ones too.
fn is_formula(sign: char) -> bool {
    matches!(
        sign,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−'
    )
}
